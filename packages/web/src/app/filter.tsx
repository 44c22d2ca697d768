/** A few ways to narrow a list, side by side; the chosen one is pressed. */
export function Filter<Value extends string>({
  label,
  all,
  chosen,
  choices,
  choose,
}: {
  label: string;
  all: string;
  chosen: Value | undefined;
  choices: readonly { value: Value; label: string }[];
  choose: (value: Value | undefined) => void;
}) {
  return (
    <fieldset className="filter">
      <legend className="unseen">{label}</legend>
      <button type="button" aria-pressed={chosen === undefined} onClick={() => choose(undefined)}>
        {all}
      </button>
      {choices.map(choice => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={chosen === choice.value}
          onClick={() => choose(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}

/** What a parser could not accept, as closed codes; programs decide by the code, people read the sentence. */
export type MalformedCode =
  | 'not_json'
  | 'too_large'
  | 'too_deep'
  | 'too_many_keys'
  | 'too_many_items'
  | 'duplicate_key'
  | 'forbidden_key'
  | 'broken_text'
  | 'number_out_of_range'
  | 'not_an_object'
  | 'missing'
  | 'wrong_type'
  | 'not_an_identifier'
  | 'unknown_format'
  | 'not_a_credential'
  | 'not_a_token'
  | 'broken_image'
  | 'no_credential_in_image'
  | 'broken_pdf'
  | 'encrypted_pdf'
  | 'no_credential_in_pdf';

/**
 * Thrown by every parser: what came in is not what it should be.
 * `at` is a JSON Pointer (RFC 6901) into what was read, `''` for the whole of it; in a PDF it leads from the trailer through
 * the dictionaries. `sentence` is English and holds no
 * value of the input, so that it can be logged.
 */
export class Malformed extends Error {
  readonly at: string;
  readonly code: MalformedCode;
  readonly sentence: string;

  constructor(at: string, code: MalformedCode, sentence: string) {
    super(at === '' ? sentence : `${at}: ${sentence}`);
    this.name = 'Malformed';
    this.at = at;
    this.code = code;
    this.sentence = sentence;
  }
}

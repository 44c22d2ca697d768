import type { Chance } from './chance.ts';

/** A stone of the stack; x and y are its middle. */
export interface Placed {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Degrees. */
  turn: number;
}

/** Where a stack may stand: the ground, the widest and least width, and how high it may reach. */
export interface Room {
  floor: number;
  width: number;
  least: number;
  height: number;
}

const mostTries = 200;

/**
 * Whether a stack, lowest stone first, stands: the middle of the mass of all that lies above a stone is within 16 % of
 * its width from its own middle, and no stone is wider than the one below by more than 2 %.
 */
export function stands(stones: readonly Placed[]): boolean {
  return stones.every((below, index) => {
    const above = stones.slice(index + 1);
    const next = above[0];
    if (!next) return true;
    const mass = above.reduce((sum, stone) => sum + stone.width * stone.height, 0);
    const moment = above.reduce((sum, stone) => sum + stone.x * stone.width * stone.height, 0);
    return Math.abs(moment / mass - below.x) < below.width * 0.16 && next.width <= below.width * 1.02;
  });
}

function drawn(count: number, chance: Chance, room: Room): Placed[] {
  const stones: Placed[] = [];
  let width = room.width * chance.between(0.92, 1);
  for (let index = 0; index < count; index++) {
    const height = Math.max(width * chance.between(0.31, 0.39), room.height / (count + 1.2));
    stones.push({ x: 0, y: 0, width, height, turn: chance.between(-3.5, 3.5) });
    width = Math.max(room.least, width * (index === 0 ? chance.between(0.7, 0.84) : chance.between(0.76, 0.98)));
  }
  const total = stones.reduce((sum, stone) => sum + stone.height, 0);
  const fit = Math.min(1, room.height / total);
  let [x, top] = [160 + chance.between(-4, 4), room.floor + 3];
  for (const [index, stone] of stones.entries()) {
    const below = stones[index - 1];
    if (below) x += chance.between(-0.1, 0.1) * below.width;
    stone.height *= fit;
    stone.x = x;
    stone.y = top - stone.height / 2;
    top -= stone.height - 2.6;
  }
  return stones;
}

/** A stack that can stand, lowest stone first. One that would fall is drawn again. */
export function stackStones(count: number, chance: Chance, room: Room): Placed[] {
  for (let tries = 0; tries < mostTries; tries++) {
    const stones = drawn(count, chance, room);
    if (stands(stones)) return stones;
  }
  throw new Error(`no stack of ${count} stones stood in ${mostTries} tries`);
}

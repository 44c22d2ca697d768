export { type BadgeForm, drawBadge, type LoneStone, loneStone } from './badge.ts';
export { initialsOf } from './letters.ts';
export { aboutBadge, type BadgeSubject, toBadgeSubject } from './subject.ts';

import { harbourAcademy } from './harbour-academy.ts';
import { lindonUniversity } from './lindon-university.ts';
import { nordhavnCollege } from './nordhavn-college.ts';
import type { SampleInstitution } from './sample.ts';

/** A university with an industry partner, a vocational college, a technology academy. */
export const sampleInstitutions: readonly SampleInstitution[] = [lindonUniversity, nordhavnCollege, harbourAcademy];

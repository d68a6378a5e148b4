import type { ApplicantId } from "../ids.ts";
import type { ApplicantProgress } from "./state.ts";

/**
 * How far each applicant of the bundle is, in the bundle's order. Whom it has never changes, so that
 * the state after a command costs a list of as many places and not a hash table: with hundreds of
 * applicants that was most of what a command left to be collected.
 */
export class ApplicantTable implements ReadonlyMap<ApplicantId, ApplicantProgress> {
  readonly #places: ReadonlyMap<ApplicantId, number>;
  readonly #progress: ApplicantProgress[];

  private constructor(places: ReadonlyMap<ApplicantId, number>, progress: ApplicantProgress[]) {
    this.#places = places;
    this.#progress = progress;
  }

  /** A table of its own, of the same applicants. */
  static of(applicants: ReadonlyMap<ApplicantId, ApplicantProgress>): ApplicantTable {
    if (applicants instanceof ApplicantTable)
      return new ApplicantTable(applicants.#places, applicants.#progress.slice());
    const places = new Map([...applicants.keys()].map((id, place) => [id, place] as const));
    return new ApplicantTable(places, [...applicants.values()]);
  }

  /** For a draft, whose own table it is. The applicant is one of the table's. */
  set(id: ApplicantId, progress: ApplicantProgress): void {
    const place = this.#places.get(id);
    if (place === undefined) throw new Error(`No place for applicant ${id}`);
    this.#progress[place] = progress;
  }

  get size(): number {
    return this.#progress.length;
  }

  get(id: ApplicantId): ApplicantProgress | undefined {
    const place = this.#places.get(id);
    return place === undefined ? undefined : this.#progress[place];
  }

  has(id: ApplicantId): boolean {
    return this.#places.has(id);
  }

  keys() {
    return this.#places.keys();
  }

  values() {
    return this.#progress.values();
  }

  *entries(): MapIterator<[ApplicantId, ApplicantProgress]> {
    for (const [id, place] of this.#places) {
      const progress = this.#progress[place];
      if (progress) yield [id, progress];
    }
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  forEach(
    take: (progress: ApplicantProgress, id: ApplicantId, table: ApplicantTable) => void,
  ): void {
    for (const [id, progress] of this) take(progress, id, this);
  }
}

/**
 * Every bound that a file from outside is held to before anything is allocated for it.
 * All sizes are bytes. docs/FORMAT.md states them as part of the formats.
 */
export const bounds = {
  /** age header: room for `recipients` X25519 stanzas of about 100 bytes, and no more. */
  ageHeaderBytes: 32 * 1024,
  /** Stations of one bundle, and the office. */
  recipients: 256,
  /** log2 of scrypt's N, as asked for by a file: 2^20 takes 1 GiB of memory. */
  scryptLogN: 20,
  /** A card: two keys and a name. */
  cardBytes: 8 * 1024,
  /** A keyring: one's own keys and up to `trusted` cards. */
  keyringBytes: 1024 * 1024,
  trusted: 1024,
  /** DSSE envelope of a manifest or a result (base64 included). */
  envelopeBytes: 64 * 1024 * 1024,
  signatures: 16,
  /** An envelope without its payload: `signatures` of about 180 bytes, and a payload type. */
  envelopeFrameBytes: 16 * 1024,
  /** Envelope of an office that isn't trusted: read only for the name that it gives itself. */
  foreignEnvelopeBytes: 1024 * 1024,
  /** Values of an envelope outside of its payload: members, lists and texts. */
  envelopeValues: 128,
  /** Values of a signed payload or keyring (commas and opening brackets, and one), and their depth. */
  jsonValues: 4_000_000,
  jsonDepth: 32,
  /** Entries of a ZIP, and its central directory. */
  entries: 200_000,
  directoryBytes: 64 * 1024 * 1024,
  /** UTF-8 bytes of an entry's name, and of one part of it (what file systems take). */
  entryNameBytes: 1024,
  entryNamePartBytes: 255,
  /** One material or report is held in memory whole. */
  materialBytes: 512 * 1024 * 1024,
  /** `journal.jsonl` of a result package. */
  journalBytes: 512 * 1024 * 1024,
  /** A free text of a manifest, in UTF-16 units. */
  text: 10_000,
  /** A name on a card, in UTF-16 units. */
  name: 100,
  /** Rows of one list of a manifest, materials excepted (those are entries). */
  rows: 20_000,
} as const;

import type { Bell } from "../view/defense-clock-view.ts";

export interface BellRinger {
  /** Browsers let a page make sound only after a hand touched it: call this on a click. */
  readonly wake: () => void;
  readonly ring: (bell: Bell) => void;
}

/** Strokes of each bell, and how high they sound, Hz. */
const strokes = { soon: { count: 1, pitch: 660 }, over: { count: 3, pitch: 880 } } as const;
const strokeSeconds = 0.7;

/** A bell made in the page: no file to load, none to lose. */
export function createBell(): BellRinger {
  let context: AudioContext | undefined;
  const awake = () => {
    context ??= new AudioContext();
    void context.resume();
    return context;
  };
  return {
    wake: () => void awake(),
    ring: (bell) => {
      const audio = awake();
      const { count, pitch } = strokes[bell];
      for (let stroke = 0; stroke < count; stroke += 1) {
        strike(audio, pitch, audio.currentTime + stroke * strokeSeconds);
      }
    },
  };
}

function strike(audio: AudioContext, pitch: number, at: number): void {
  const tone = audio.createOscillator();
  const loudness = audio.createGain();
  tone.frequency.value = pitch;
  loudness.gain.setValueAtTime(0.0001, at);
  loudness.gain.exponentialRampToValueAtTime(0.6, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + strokeSeconds);
  tone.connect(loudness).connect(audio.destination);
  tone.start(at);
  tone.stop(at + strokeSeconds);
}

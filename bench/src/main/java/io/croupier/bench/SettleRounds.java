package io.croupier.bench;

import java.util.List;

/** Books of the same size, one after the other, that are settled in slices of the default size. */
interface SettleRounds {
  /** The phases of the next book that are timed, always the same ones. */
  List<Phase> next();
}

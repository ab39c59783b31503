package io.croupier.demo.importer;

/** Counts of an import. */
final class ImportFigures {
  int messages;
  int orders;
  int takers;
  int cancels;

  /** Falls of a level that were cancels, wholly or in part; each may cancel several orders. */
  int cancelledFalls;

  /** Orders placed and taken at once, for stake that never was in the book. */
  int placedAndTaken;

  /** Matched stake that could not be matched without touching a better price. */
  int skipped;

  /** Falls by a match behind a better price: cancelled instead. */
  int takersBehindBetter;

  int removals;

  /** New orders that the book would have matched: from there on it is another book. */
  int crossing;
}

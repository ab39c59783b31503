package io.croupier.demo.importer;

/** Counts of an import. */
public final class ImportFigures {
  public int messages;
  public int orders;
  public int takers;
  public int cancels;

  /** Falls of a level that were cancels, wholly or in part; each may cancel several orders. */
  public int cancelledFalls;

  /** Orders placed and taken at once, for stake that never was in the book. */
  public int placedAndTaken;

  /** Matched stake that could not be matched without touching a better price. */
  public int skipped;

  /** Falls by a match behind a better price: cancelled instead. */
  public int takersBehindBetter;

  /** New orders that the book would have matched: from there on it is another book. */
  public int crossing;
}

package io.croupier.signature;

/** What a check of a signature finds. */
public enum SignatureVerdict {
  /** It is the game provider's, over exactly this result. */
  GOOD,
  /** It is not: the result was changed, or somebody else has signed it. */
  BAD,
  /** The game provider has no key of that number. */
  UNKNOWN_KEY,
  /** There is no signature, and the game provider has keys: it must sign. */
  UNSIGNED,
  /** There is no signature, and the game provider has no keys. */
  NOT_REQUIRED
}

package io.croupier.demo.vendor;

/**
 * A game that a player wants to play.
 *
 * @param account whose it is.
 * @param session of the player.
 * @param currency its code.
 * @param bet in minor units.
 * @param clientSeed the player's, for a game that can be proved to be fair.
 */
public record Game(long account, long session, String currency, long bet, String clientSeed) {
  /** The number of the one game that simulated vendors have. */
  public static final int ID = 1;
}

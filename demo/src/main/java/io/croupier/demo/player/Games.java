package io.croupier.demo.player;

import io.croupier.demo.player.Player.Wallet;

/** Where players play casino games. */
interface Games {
  /** Makes the game providers known. */
  void open();

  /** Plays a game to its end. */
  void play(Wallet wallet, long bet, long plannedNs);

  /** Does what others want done for the games; 0 when there was nothing. */
  int doWork();

  /** Games that are not over yet, as far as the agenda does not tell. */
  int unfinished();

  /** Nothing more is played. */
  void close();
}

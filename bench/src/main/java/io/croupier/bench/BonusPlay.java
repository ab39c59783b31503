package io.croupier.bench;

import io.croupier.protocol.BonusChangedDecoder;
import io.croupier.protocol.BonusState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.agrona.MutableDirectBuffer;

/**
 * The bonuses of the wagering mix: one is granted to an account that has none, taken, and played
 * with until it ends.
 */
final class BonusPlay {
  /** A bonus that was granted. */
  private record Offer(long account, long id) {}

  private final BonusCommands commands;
  private final BonusChangedDecoder changed = new BonusChangedDecoder();
  private final Set<Long> owners = new HashSet<>();
  private final Deque<Offer> offers = new ArrayDeque<>();
  private int completed;

  BonusPlay(BonusCommands commands) {
    this.commands = commands;
  }

  /** How many bonuses were staked as often as they had to be. */
  int completed() {
    return completed;
  }

  /** Begins to count anew. */
  void forgetCompleted() {
    completed = 0;
  }

  /** Lets an account take what was granted to it, or grants something to one that has nothing. */
  int next(MutableDirectBuffer buffer, int offset, LongSupplier accounts) {
    if (!offers.isEmpty()) {
      Offer offer = offers.remove();
      return commands.activate(buffer, offset, offer.account, offer.id);
    }
    long account = accounts.getAsLong();
    while (owners.contains(account)) {
      account = accounts.getAsLong();
    }
    return commands.grant(buffer, offset, account);
  }

  /** Hears of what has become of a bonus. */
  void changed(MutableDirectBuffer buffer, int body) {
    changed.wrap(buffer, body, BonusChangedDecoder.BLOCK_LENGTH, 1);
    long account = changed.header().accountId();
    switch (changed.state()) {
      case OFFERED -> {
        owners.add(account);
        offers.add(new Offer(account, changed.bonusId()));
      }
      case ACTIVE -> owners.add(account);
      default -> {
        owners.remove(account);
        completed += changed.state() == BonusState.COMPLETED ? 1 : 0;
      }
    }
  }
}

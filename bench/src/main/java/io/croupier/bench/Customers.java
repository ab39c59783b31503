package io.croupier.bench;

import io.croupier.protocol.AccountOpenedDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** 1,000 accounts with money, each in its turn. */
final class Customers {
  static final int COUNT = 1_000;
  private static final long DEPOSIT = 1_000_000_000_000L;

  private final long[] ids = new long[COUNT];
  private final AccountOpenedDecoder opened = new AccountOpenedDecoder();
  private int known;

  /** Opens them; the engine's outcomes must come to {@link #learn}. */
  void open(TimedEngine engine, Commands commands, MutableDirectBuffer buffer) {
    for (int i = 0; i < COUNT; i++) {
      engine.send(buffer, commands.openAccount(buffer, 0));
      engine.send(buffer, commands.deposit(buffer, 0, ids[i], DEPOSIT));
    }
  }

  /** Reads an outcome; whether it was that an account is open. */
  boolean learn(DirectBuffer outcomes, int offset, int template) {
    if (template != AccountOpenedDecoder.TEMPLATE_ID) {
      return false;
    }
    int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
    opened.wrap(outcomes, body, AccountOpenedDecoder.BLOCK_LENGTH, 1);
    ids[known++] = opened.header().accountId();
    return true;
  }

  long id(int number) {
    return ids[number % COUNT];
  }
}

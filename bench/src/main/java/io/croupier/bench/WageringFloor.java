package io.croupier.bench;

import io.croupier.engine.store.Hash64;
import io.croupier.engine.store.IdIndex;
import java.nio.ByteBuffer;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What no engine can leave out of a casino bet or win, and nothing else: the content is digested,
 * its transaction id looked for and entered, the oldest one forgotten, the transaction written
 * down, every second time a round opened and an old one forgotten, else a round changed; session,
 * account and balance are touched, and an outcome is written and digested. No rule is asked, no
 * message decoded, no limit, timer or command id kept. Rows and messages have the lengths that the
 * engine's have.
 *
 * <p>What the wagering mix takes beyond this is what Croupier can still save.
 */
final class WageringFloor {
  private static final int COMMAND = 112;
  private static final int OUTCOME = 144;
  private static final int TRANSACTION = 8;
  private static final int ROUND = 12;
  private static final int ACCOUNT = 32;

  private final int commands;
  private final UnsafeBuffer tape;
  private final UnsafeBuffer outcome = new UnsafeBuffer(ByteBuffer.allocateDirect(OUTCOME));
  private final int[] accountOf;
  private final int[] openRoundOf;
  private final IdIndex ids;
  private final IdIndex rounds;
  private final long[] transactionRows;
  private final long[] roundRows;
  private final long[] accountRows;
  private final int idCount;
  private final int roundCount;
  private long sequence;
  private long hash;
  private int oldestId = 1;
  private int oldestRound = 1;

  /** Fills the indexes, and draws so many commands. */
  WageringFloor(WageringPart sizes, int commands, long seed) {
    int accounts = sizes.accounts;
    idCount = sizes.remembered;
    roundCount = sizes.rounds;
    this.commands = commands;
    ids = new IdIndex(idCount);
    rounds = new IdIndex(roundCount);
    transactionRows = new long[(idCount + 1) * TRANSACTION];
    roundRows = new long[(roundCount + 1) * ROUND];
    accountRows = new long[accounts * ACCOUNT];
    tape = new UnsafeBuffer(ByteBuffer.allocateDirect(commands * COMMAND));
    accountOf = new int[commands];
    openRoundOf = new int[commands];
    Random random = new Random(seed);
    Zipf zipf = new Zipf(accounts);
    for (int i = 0; i < commands; i++) {
      accountOf[i] = zipf.next(random);
      openRoundOf[i] = random.nextInt(sizes.openRounds);
      for (int at = 0; at < COMMAND; at += Long.BYTES) {
        tape.putLong(i * COMMAND + at, random.nextLong());
      }
    }
    for (int slot = 1; slot <= idCount; slot++) {
      ids.put(1, 0, random.nextLong(), slot);
    }
    for (int slot = 1; slot <= roundCount; slot++) {
      rounds.put(1, 0, random.nextLong(), slot);
    }
  }

  /** Does all of it for each command; returns the digest of all outcomes. */
  long run() {
    for (int i = 0; i < commands; i++) {
      sequence++;
      int at = i * COMMAND;
      long content = Hash64.add(0, tape, at, COMMAND);
      long id = tape.getLong(at);
      enter(id, content);
      if ((i & 1) == 0) {
        openRound(id, content);
      } else {
        changeRound(openRoundOf[i]);
      }
      answer(accountOf[i] * ACCOUNT, at, content);
    }
    return hash;
  }

  private void enter(long id, long content) {
    if (ids.get(1, sequence, id) != 0) {
      throw new BenchException("An id was drawn twice");
    }
    ids.remove(oldestId);
    ids.put(1, sequence, id, oldestId);
    write(transactionRows, oldestId * TRANSACTION, TRANSACTION, content);
    oldestId = oldestId == idCount ? 1 : oldestId + 1;
  }

  private void openRound(long id, long content) {
    if (rounds.get(1, sequence, id) != 0) {
      throw new BenchException("A round was drawn twice");
    }
    rounds.remove(oldestRound);
    rounds.put(1, sequence, id, oldestRound);
    write(roundRows, oldestRound * ROUND, ROUND, content);
    oldestRound = oldestRound == roundCount ? 1 : oldestRound + 1;
  }

  private void changeRound(int age) {
    int slot = (oldestRound - 2 - age + 2 * roundCount) % roundCount + 1;
    roundRows[slot * ROUND]++;
    roundRows[slot * ROUND + Long.BYTES] = sequence;
  }

  private static void write(long[] rows, int at, int words, long content) {
    for (int word = 0; word < words; word++) {
      rows[at + word] = content + word;
    }
  }

  /** One cache line each of session and balance, two of the account. */
  private void answer(int account, int command, long content) {
    for (int line = 0; line < ACCOUNT; line += Long.BYTES) {
      accountRows[account + line]++;
    }
    outcome.putBytes(0, tape, command, COMMAND);
    for (int at = COMMAND; at < OUTCOME; at += Long.BYTES) {
      outcome.putLong(at, content + accountRows[account] + sequence);
    }
    hash = Hash64.add(hash, outcome, 0, OUTCOME);
  }
}

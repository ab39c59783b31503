package io.croupier.gateway.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.gateway.FakeCore;
import io.croupier.protocol.ActorKind;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.DepositEncoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.MessageHeaderEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EdgeCommandsTest {
  private static final int WINDOW = 16;
  private static final int LENGTH = FakeCore.depositLength();
  private static final long MS = 1_000_000;

  private final List<byte[]> left = new ArrayList<>();
  private final Way way = new Way();
  private final EdgeIdentity identity =
      new EdgeIdentity(new GatewayKey(3, new byte[16]), WINDOW, LENGTH, 0, 0);
  private final EdgeCommands commands = new EdgeCommands(identity, SessionTimes.DEFAULT, way);

  private final class Way implements EdgeActions {
    private boolean blocked;

    @Override
    public void open(int controlStream, int outcomeStream) {
      throw new IllegalStateException("Commands open nothing");
    }

    @Override
    public String endpoint() {
      throw new IllegalStateException("Commands listen nowhere");
    }

    @Override
    public boolean send(DirectBuffer buffer, int offset, int length) {
      if (!blocked) {
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        left.add(bytes);
      }
      return !blocked;
    }
  }

  @BeforeEach
  void connect() {
    commands.onConnected(100);
    commands.flow(true, true);
  }

  @Test
  void shouldGiveOutIdsBehindTheHighestThatTheNodeKnows() {
    assertEquals(101, send(5));
    assertEquals(102, send(5));
    assertEquals(List.of(101L, 102L), idsLeft());
  }

  @Test
  void shouldGiveOutNoIdThatACommandOfAnEarlierProcessHas() {
    EdgeCommands fresh = new EdgeCommands(identity, SessionTimes.DEFAULT, way);
    assertEquals(105, fresh.claim(LENGTH, 105));
    fresh.commit();

    // The node has not heard of it: it got lost when the earlier process sent it.
    fresh.onConnected(100);

    assertEquals(106, fresh.claim(LENGTH));
  }

  @Test
  void shouldFillInWhoSendsAndUnderWhichId() {
    send(5);
    CommandHeaderDecoder header = header(left.get(0));

    assertEquals(3, header.gatewayId());
    assertEquals(101, header.commandId());
    assertEquals(ActorKind.NULL_VAL, header.actorKind());
  }

  @Test
  void shouldKeepFewerThanHalfAWindowInFlight() {
    for (int i = 0; i < WINDOW / 2 - 1; i++) {
      assertTrue(send(5) > 0);
    }
    assertEquals(EdgeCommands.WINDOW_FULL, send(5));
    commands.onAnswer(103);
    assertEquals(108, send(5));
    assertEquals(EdgeCommands.WINDOW_FULL, send(5));
  }

  @Test
  void shouldWaitForTheOldestWhenItsPlaceIsNeeded() {
    send(5);
    for (long id = 102; id <= 108; id++) {
      assertEquals(id, send(5));
      commands.onAnswer(id);
    }
    assertEquals(EdgeCommands.WINDOW_FULL, send(5)); // 109 lies where 101 lies
    commands.onAnswer(101);
    assertEquals(109, send(5));
  }

  @Test
  void shouldSendTheSameBytesAgainAfterAReconnectOldestFirst() {
    send(5);
    send(6);
    send(7);
    commands.onAnswer(102);
    byte[] first = left.get(0);
    byte[] third = left.get(2);
    left.clear();
    commands.flow(false, false);
    commands.onConnected(103);
    assertEquals(0, commands.doWork(MS));
    commands.flow(true, true);
    commands.doWork(2 * MS);

    assertArrayEquals(first, left.get(0));
    assertArrayEquals(third, left.get(1));
    assertEquals(2, left.size());
  }

  @Test
  void shouldSendAgainAfterBusyWithAPauseThatDoubles() {
    send(5);
    commands.doWork(MS);
    assertTrue(commands.onBusy(101));
    left.clear();
    commands.doWork(MS + MS / 2);
    assertEquals(List.of(), left);
    commands.doWork(2 * MS);
    assertEquals(List.of(101L), idsLeft());
    assertTrue(commands.onBusy(101));
    commands.doWork(3 * MS);
    assertEquals(1, left.size());
    commands.doWork(4 * MS);
    assertEquals(2, left.size());
  }

  @Test
  void shouldSendAgainWhatNobodyAnsweredUnlessOutcomesAreMissing() {
    send(5);
    left.clear();
    long later = SessionTimes.DEFAULT.resendNs() + MS;
    commands.flow(true, false);
    commands.doWork(later);
    assertEquals(List.of(), left);
    commands.flow(true, true);
    commands.doWork(later);

    assertEquals(List.of(101L), idsLeft());
  }

  @Test
  void shouldKeepWhatCannotLeaveAndSendItInOrder() {
    way.blocked = true;
    send(5);
    send(6);
    way.blocked = false;
    send(7);
    assertEquals(List.of(), left);
    commands.doWork(MS);

    assertEquals(List.of(101L, 102L, 103L), idsLeft());
  }

  @Test
  void shouldGiveBackAnAbortedClaim() {
    commands.claim(LENGTH);
    commands.abort();
    commands.abort();

    assertEquals(0, commands.inFlight());
    assertEquals(102, send(5));
  }

  @Test
  void shouldNotKnowACommandThatIsAnsweredAlready() {
    send(5);

    assertTrue(commands.onAnswer(101));
    assertFalse(commands.onAnswer(101));
    assertFalse(commands.onBusy(101));
    assertFalse(commands.takesOriginal(101, 1));
  }

  @Test
  void shouldTakeEachOriginalOnceAfterADuplicate() {
    send(5);
    assertFalse(commands.takesOriginal(101, 7));
    commands.onDuplicate(101);

    assertTrue(commands.takesOriginal(101, 7));
    assertFalse(commands.takesOriginal(101, 7));
    assertTrue(commands.takesOriginal(101, 8));
  }

  @Test
  void shouldStopWhenTheIdsAreUsedUp() {
    commands.claim(LENGTH, (1L << 53) - 1);
    commands.commit();

    assertThrows(IllegalStateException.class, () -> commands.claim(LENGTH));
  }

  @Test
  void shouldClaimNothingThatIsNoCommand() {
    assertThrows(IllegalArgumentException.class, () -> commands.claim(LENGTH + 1));
    assertThrows(IllegalArgumentException.class, () -> commands.claim(8));
    assertThrows(IllegalArgumentException.class, () -> commands.claim(LENGTH, 0));
    assertThrows(IllegalArgumentException.class, () -> commands.claim(LENGTH, 1L << 53));
  }

  private long send(long amount) {
    long commandId = commands.claim(LENGTH);
    if (commandId > 0) {
      new DepositEncoder()
          .wrapAndApplyHeader(commands.buffer(), commands.offset(), new MessageHeaderEncoder())
          .amount(amount);
      commands.commit();
    }
    return commandId;
  }

  private List<Long> idsLeft() {
    return left.stream().map(bytes -> header(bytes).commandId()).toList();
  }

  private static CommandHeaderDecoder header(byte[] bytes) {
    return new CommandHeaderDecoder()
        .wrap(new UnsafeBuffer(bytes), MessageHeaderDecoder.ENCODED_LENGTH);
  }
}

package io.croupier.gateway;

import io.croupier.gateway.server.CommandSink;
import io.croupier.gateway.server.RecoveredGateways;
import io.croupier.gateway.session.OutcomeConsumer;
import io.croupier.gateway.session.OutcomeHistory;
import io.croupier.protocol.BusyReason;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.DepositDecoder;
import io.croupier.protocol.DepositedEncoder;
import io.croupier.protocol.DuplicateEncoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.OutcomeFlagsEncoder;
import io.croupier.protocol.OutcomeHeaderEncoder;
import io.croupier.protocol.WalletChangedEncoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Stands for the node behind the gateways: applies each command id once, gives two outcomes to its
 * sender and, where the account is above 0, one to the gateway of that number; repeats are answered
 * with Duplicate. Keeps every outcome as its history.
 */
public final class FakeCore implements CommandSink, OutcomeHistory, RecoveredGateways {
  private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;

  private final Map<Integer, List<byte[]>> outcomes = new HashMap<>();
  private final Map<Long, long[]> originals = new HashMap<>();
  private final Map<Integer, Map<Integer, Long>> highestByEpoch = new HashMap<>();
  private final Queue<byte[]> durable = new ArrayDeque<>();
  private final Queue<byte[]> answers = new ArrayDeque<>();
  private final CommandHeaderDecoder command = new CommandHeaderDecoder();
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[20_000]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final Map<Integer, Integer> acceptedByGateway = new HashMap<>();
  private int epoch = 1;
  private long sequence;
  private int applied;
  private int repeated;
  private boolean full;

  /** From now on there is no room, or there is again. */
  public void full(boolean isFull) {
    full = isFull;
  }

  public int applied() {
    return applied;
  }

  public int repeated() {
    return repeated;
  }

  /** A new run of the node: what was not handed over yet is in the history. */
  public void restart() {
    Map<Integer, Long> ends = new HashMap<>();
    outcomes.forEach((gateway, list) -> ends.put(gateway, (long) list.size()));
    highestByEpoch.put(epoch, ends);
    epoch++;
    durable.clear();
    answers.clear();
  }

  /** Power is lost: a gateway's outcomes from one on were never forced. */
  public void forgetFrom(int gatewayId, long gatewaySequence) {
    List<byte[]> list = history(gatewayId);
    list.subList((int) gatewaySequence - 1, list.size()).clear();
    restart();
  }

  /** An operator accepts, in this run, what a gateway has seen in earlier ones. */
  public void acceptLoss(int gatewayId) {
    acceptedByGateway.put(gatewayId, epoch);
  }

  @Override
  public int lossAccepted(int gatewayId) {
    return acceptedByGateway.getOrDefault(gatewayId, 0);
  }

  /** Outcomes for a gateway that no command of it caused. */
  public void cause(int gatewayId, int count) {
    for (int i = 0; i < count; i++) {
      sequence++;
      emit(gatewayId, walletChanged(gatewayId, 0, next(gatewayId), false, true));
    }
  }

  @Override
  public BusyReason offer(DirectBuffer from, int offset, int length, boolean query, int gatewayId) {
    if (full) {
      return BusyReason.RING_FULL;
    }
    command.wrap(from, offset + HEADER);
    if (query) {
      answer(gatewayId, command.commandId());
    } else {
      apply(gatewayId, command.commandId(), (int) command.accountId());
    }
    return null;
  }

  private void answer(int gatewayId, long commandId) {
    answers.add(walletChanged(gatewayId, commandId, 0, true, false));
    answers.add(walletChanged(gatewayId, commandId, 0, false, true));
  }

  private void apply(int gatewayId, long commandId, int other) {
    sequence++;
    long[] original = originals.get(key(gatewayId, commandId));
    if (original != null) {
      repeated++;
      emit(gatewayId, duplicate(gatewayId, commandId, original[0], original[1]));
      return;
    }
    applied++;
    originals.put(key(gatewayId, commandId), new long[] {sequence, next(gatewayId)});
    emit(gatewayId, deposited(gatewayId, commandId));
    emit(gatewayId, walletChanged(gatewayId, commandId, next(gatewayId), false, true));
    if (other > 0) {
      emit(other, walletChanged(other, 0, next(other), false, true));
    }
  }

  private static long key(int gatewayId, long commandId) {
    return commandId << 16 | gatewayId;
  }

  private List<byte[]> history(int gatewayId) {
    return outcomes.computeIfAbsent(gatewayId, id -> new ArrayList<>());
  }

  private long next(int gatewayId) {
    return history(gatewayId).size() + 1L;
  }

  private void emit(int gatewayId, byte[] outcome) {
    history(gatewayId).add(outcome);
    durable.add(outcome);
  }

  private byte[] deposited(int gatewayId, long commandId) {
    DepositedEncoder outcome = new DepositedEncoder().wrapAndApplyHeader(buffer, 0, header);
    fill(outcome.header(), gatewayId, commandId, next(gatewayId), true, false);
    return bytes(DepositedEncoder.BLOCK_LENGTH);
  }

  private byte[] walletChanged(
      int gatewayId, long commandId, long gatewaySequence, boolean answer, boolean last) {
    WalletChangedEncoder outcome = new WalletChangedEncoder().wrapAndApplyHeader(buffer, 0, header);
    fill(outcome.header(), gatewayId, commandId, gatewaySequence, answer, last);
    return bytes(WalletChangedEncoder.BLOCK_LENGTH);
  }

  private byte[] duplicate(int gatewayId, long commandId, long of, long gatewaySequence) {
    DuplicateEncoder outcome = new DuplicateEncoder().wrapAndApplyHeader(buffer, 0, header);
    fill(outcome.header(), gatewayId, commandId, next(gatewayId), true, true);
    outcome.originalSequence(of).originalGatewaySequence(gatewaySequence);
    return bytes(DuplicateEncoder.BLOCK_LENGTH);
  }

  private void fill(
      OutcomeHeaderEncoder outcome,
      int gatewayId,
      long commandId,
      long gatewaySequence,
      boolean answer,
      boolean last) {
    outcome
        .commandSequence(sequence)
        .gatewaySequence(gatewaySequence)
        .commandId(commandId)
        .gatewayId(gatewayId);
    OutcomeFlagsEncoder flags = outcome.flags();
    flags.clear();
    flags.answer(answer);
    flags.last(last);
    flags.query(gatewaySequence == 0);
  }

  private byte[] bytes(int blockLength) {
    byte[] bytes = new byte[HEADER + blockLength];
    buffer.getBytes(0, bytes);
    return bytes;
  }

  /** Hands over what has become durable since the last time. */
  public int deliver(Consumer<byte[]> outcome, Consumer<byte[]> queryAnswer) {
    int count = durable.size() + answers.size();
    while (!durable.isEmpty()) {
      outcome.accept(durable.remove());
    }
    while (!answers.isEmpty()) {
      queryAnswer.accept(answers.remove());
    }
    return count;
  }

  @Override
  public int poll(int gatewayId, long from, int limit, OutcomeConsumer consumer) {
    List<byte[]> list = history(gatewayId);
    int passed = 0;
    for (long number = from; number <= list.size() && passed < limit; number++) {
      byte[] outcome = list.get((int) number - 1);
      if (!consumer.onOutcome(new UnsafeBuffer(outcome), 0, outcome.length)) {
        break;
      }
      passed++;
    }
    return passed;
  }

  @Override
  public void release(int gatewayId) {
    // everything is in memory
  }

  @Override
  public int epoch() {
    return epoch;
  }

  @Override
  public long highestCommandId(int gatewayId) {
    return originals.keySet().stream()
        .filter(key -> (key & 0xFFFF) == gatewayId)
        .mapToLong(key -> key >> 16)
        .max()
        .orElse(0);
  }

  @Override
  public long highestGatewaySequence(int gatewayId, int ofEpoch) {
    return ofEpoch == epoch
        ? history(gatewayId).size()
        : highestByEpoch.getOrDefault(ofEpoch, Map.of()).getOrDefault(gatewayId, 0L);
  }

  /** Length of the commands that tests send. */
  public static int depositLength() {
    return HEADER + DepositDecoder.BLOCK_LENGTH;
  }
}

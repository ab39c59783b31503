package io.croupier.gateway;

import io.croupier.gateway.session.OutcomeListener;
import io.croupier.protocol.BadMessageReason;
import io.croupier.protocol.BusyReason;
import io.croupier.protocol.HelloRefusal;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Writes down what a gateway hears. */
public final class RecordingListener implements OutcomeListener {
  /** gatewaySequence of every outcome, as told. */
  public final List<Long> told = new ArrayList<>();

  /** Answers told, by command id. */
  public final Map<Long, Integer> answers = new HashMap<>();

  public final Map<Long, Integer> queryRows = new HashMap<>();
  public final List<Long> queriesEnded = new ArrayList<>();
  public final List<Long> busy = new ArrayList<>();
  public final List<String> bad = new ArrayList<>();
  public final List<String> refusals = new ArrayList<>();
  public final List<String> losses = new ArrayList<>();
  public int connects;
  public int disconnects;
  public long highestCommandId;

  private final OutcomeHeaderDecoder header = new OutcomeHeaderDecoder();

  @Override
  public void onOutcome(
      long commandId, boolean answer, DirectBuffer buffer, int offset, int length) {
    header.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
    told.add(header.gatewaySequence());
    if (answer) {
      answers.merge(commandId, 1, Integer::sum);
    }
  }

  @Override
  public void onQueryAnswer(
      long commandId, boolean last, DirectBuffer buffer, int offset, int length) {
    queryRows.merge(commandId, 1, Integer::sum);
    if (last) {
      queriesEnded.add(commandId);
    }
  }

  @Override
  public void onBusy(long commandId, BusyReason reason) {
    busy.add(commandId);
  }

  @Override
  public void onBadMessage(long commandId, BadMessageReason reason) {
    bad.add(commandId + " " + reason);
  }

  @Override
  public void onConnected(int epoch, long highest) {
    connects++;
    highestCommandId = highest;
  }

  @Override
  public void onDisconnected() {
    disconnects++;
  }

  @Override
  public void onHistoryLost(long from, long to) {
    losses.add(from + " " + to);
  }

  @Override
  public void onRefused(HelloRefusal reason, long from, long to) {
    refusals.add(reason + " " + from + " " + to);
  }
}

package io.croupier.node;

import com.lmax.disruptor.Sequence;
import io.croupier.journal.chronicle.OutcomeLog;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;

/**
 * Lets outcomes out: those of a command only when it is durable, into the outcome log and then to
 * their receiver. Owned by the egress thread.
 */
final class EgressStage implements Agent, OutcomeRing.Consumer {
  private final OutcomeRing outcomes;
  private final Sequence durable;
  private final OutcomeLog log;
  private final OutcomeOutput output;
  private final int batch;
  private final OutcomeHeaderDecoder header = new OutcomeHeaderDecoder();
  private long durableSequence;

  EgressStage(
      OutcomeRing outcomes, Sequence durable, OutcomeLog log, OutcomeOutput output, int batch) {
    this.outcomes = outcomes;
    this.durable = durable;
    this.log = log;
    this.output = output;
    this.batch = batch;
  }

  @Override
  public int doWork() {
    durableSequence = durable.get();
    int work = outcomes.poll(this, batch);
    if (work > 0) {
      log.endOfBatch();
    }
    return work + output.doWork();
  }

  @Override
  public boolean onOutcome(DirectBuffer buffer, int offset, int length) {
    header.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
    long sequence = header.commandSequence();
    if (sequence > durableSequence) {
      return false;
    }
    int gatewayId = header.gatewayId();
    if (header.flags().query()) {
      output.onQueryAnswer(gatewayId, buffer, offset, length);
    } else {
      long gatewaySequence = header.gatewaySequence();
      log.append(gatewayId, gatewaySequence, sequence, buffer, offset, length);
      output.onOutcome(gatewayId, gatewaySequence, buffer, offset, length);
    }
    return true;
  }

  @Override
  public String roleName() {
    return "egress";
  }
}

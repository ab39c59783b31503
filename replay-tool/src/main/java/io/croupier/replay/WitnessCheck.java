package io.croupier.replay;

import io.croupier.engine.Recall;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.DuplicateDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.RefusedDecoder;
import io.croupier.protocol.schema.MessageSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * Replays a journal and compares it with what gateways have witnessed: each answer that they were
 * told stands there byte for byte; each command took effect once; and no command stands before one
 * that was answered before it was sent. Owned by one thread.
 */
final class WitnessCheck implements FrameHandler {
  private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
  private static final int MOST_FINDINGS = 20;

  private final Replay replay;
  private final Progress progress;
  private final CommandHeaderDecoder command = new CommandHeaderDecoder();
  private final OutcomeHeaderDecoder outcome = new OutcomeHeaderDecoder();
  private final MessageHeaderDecoder message = new MessageHeaderDecoder();
  private final RefusedDecoder refused = new RefusedDecoder();
  private final Int2ObjectHashMap<Witness> witnesses = new Int2ObjectHashMap<>();
  private final List<String> findings = new ArrayList<>();
  private final long[] replayed = new long[1 << Short.SIZE];
  private long latestSentNs = Long.MIN_VALUE;
  private long latestSentSequence;
  private long lost;
  private long doubled;
  private long repeated;
  private long compared;
  private long outOfOrder;

  WitnessCheck(List<Path> files, MessageSchema schema, Progress progress) {
    this.replay = new Replay(schema);
    this.progress = progress;
    for (Path file : files) {
      Witness witness = new Witness(file, this::found);
      if (witness.gatewayId() != 0 && witnesses.put(witness.gatewayId(), witness) != null) {
        found(witness.name() + " is a second file of gateway " + witness.gatewayId());
      }
    }
  }

  @Override
  public void onCommand(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    replay.apply(sequence, timestampNs, buffer, offset, length);
    after(sequence, buffer, offset, length);
  }

  @Override
  public void onSkipped(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    replay.skip(sequence, buffer, offset, length);
    after(sequence, buffer, offset, length);
  }

  /** To be called once, when everything was read. */
  WitnessResult end() {
    long sent = 0;
    long answered = 0;
    long thrownAway = 0;
    long outcomes = 0;
    long retold = 0;
    for (Witness witness : witnesses.values()) {
      sent += witness.sentCount();
      outcomes += witness.heardCount();
      retold += witness.retoldCount();
      doubled += witness.answeredTwice();
      answered += endOf(witness);
      thrownAway += witness.thrownAway();
    }
    return new WitnessResult(
        replay.engine().sequence(),
        replay.engine().stateHash(),
        sent,
        answered,
        thrownAway,
        lost,
        doubled,
        repeated,
        outOfOrder,
        outcomes,
        retold,
        compared,
        List.copyOf(findings));
  }

  /** What the journal lacks of what a gateway was told; gives how many commands were answered. */
  private long endOf(Witness witness) {
    long answered = 0;
    for (Witness.Sent sent : witness.allSent()) {
      answered += sent.isAnswered() ? 1 : 0;
      if (sent.isAnswered() && !sent.journaled) {
        lost++;
        found("a command of " + witness.name() + " was answered and is not in the journal");
      }
    }
    long missing = witness.heardCount() - replayed[witness.gatewayId()];
    if (missing > 0) {
      found(witness.name() + " was told " + missing + " outcomes that the journal does not give");
    }
    return answered;
  }

  private void after(long sequence, DirectBuffer buffer, int offset, int length) {
    int before = Recall.lengthBefore(buffer, offset);
    onJournaled(sequence, buffer, offset + before, length - before);
    replay.outcomes().forEach(this::onOutcome);
    progress.at(sequence);
  }

  private void onJournaled(long sequence, DirectBuffer buffer, int offset, int length) {
    command.wrap(buffer, offset + HEADER);
    Witness witness = witnesses.get(command.gatewayId());
    if (witness == null) {
      return;
    }
    long id = command.commandId();
    Witness.Sent sent = witness.sent(id);
    if (sent == null) {
      found("command " + sequence + " has id " + id + ", which " + witness.name() + " never sent");
    } else if (!witness.isAsSent(sent, buffer, offset, length)) {
      found("command " + sequence + " is not what " + witness.name() + " sent as " + id);
    } else if (sent.thrownAway) {
      found(
          "command "
              + sequence
              + ", which "
              + witness.name()
              + " heard to be thrown away, is there");
    } else if (sent.journaled) {
      onAgain(sequence, id, witness);
    } else {
      sent.journaled = true;
      onFirst(sequence, sent);
    }
  }

  /** Nothing that stands before a command was sent after that command was answered. */
  private void onFirst(long sequence, Witness.Sent sent) {
    if (sent.isAnswered() && sent.answeredNs - latestSentNs < 0 && latestSentSequence != 0) {
      outOfOrder++;
      found(
          "command "
              + sequence
              + " was answered before command "
              + latestSentSequence
              + " was sent, and stands behind it");
    }
    if (latestSentSequence == 0 || sent.sentNs - latestSentNs > 0) {
      latestSentNs = sent.sentNs;
      latestSentSequence = sequence;
    }
  }

  private void onAgain(long sequence, long id, Witness witness) {
    repeated++;
    boolean[] harmless = {false};
    replay
        .outcomes()
        .forEach((buffer, offset, length) -> harmless[0] |= isRefusedRepeat(buffer, offset, id));
    if (!harmless[0]) {
      doubled++;
      found("command " + sequence + ", " + id + " of " + witness.name() + ", took effect again");
    }
  }

  private boolean isRefusedRepeat(DirectBuffer buffer, int offset, long id) {
    outcome.wrap(buffer, offset + HEADER);
    if (!outcome.flags().answer() || outcome.commandId() != id) {
      return false;
    }
    int template = Replay.templateId(buffer, offset);
    return template == DuplicateDecoder.TEMPLATE_ID
        || template == RefusedDecoder.TEMPLATE_ID
            && refused.wrapAndApplyHeader(buffer, offset, message).reason()
                == RefusalReason.COMMAND_ID_TOO_OLD;
  }

  private void onOutcome(DirectBuffer buffer, int offset, int length) {
    outcome.wrap(buffer, offset + HEADER);
    Witness witness = witnesses.get(outcome.gatewayId());
    if (witness == null) {
      return;
    }
    long number = outcome.gatewaySequence();
    long sequence = outcome.commandSequence();
    if (number != replayed[witness.gatewayId()] + 1) {
      found("the journal gives " + witness.name() + " outcome " + number + " behind a gap");
    }
    replayed[witness.gatewayId()] = number;
    if (number <= witness.heardCount()) {
      compared++;
      if (!witness.heard(number, buffer, offset, length)) {
        lost++;
        found(
            witness.name()
                + " was told another outcome "
                + number
                + " than command "
                + sequence
                + " gives");
      }
    }
  }

  private void found(String sentence) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(sentence);
    }
  }
}

package io.croupier.replay;

import static io.croupier.protocol.MessageHeaderDecoder.ENCODED_LENGTH;

import io.croupier.engine.Recall;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.protocol.CommitSeedDecoder;
import io.croupier.protocol.DebitCreditRoundDecoder;
import io.croupier.protocol.DebitRoundDecoder;
import io.croupier.protocol.DuplicateDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import io.croupier.protocol.RefusedDecoder;
import io.croupier.protocol.RevealSeedDecoder;
import io.croupier.protocol.schema.MessageDecoder;
import io.croupier.protocol.schema.MessageSchema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.agrona.DirectBuffer;

/** Gathers what a journal tells of the fairness of rounds with one id. Owned by one thread. */
final class FairReading implements FrameHandler {
  private static final Set<Integer> ABOUT_SEEDS =
      Set.of(
          CommitSeedDecoder.TEMPLATE_ID,
          RevealSeedDecoder.TEMPLATE_ID,
          DebitCreditRoundDecoder.TEMPLATE_ID,
          DebitRoundDecoder.TEMPLATE_ID);

  private final String roundId;
  private final Replay replay;
  private final MessageDecoder decoder;
  private final CurrencyTable currencies;
  private final Progress progress;
  private final OutcomeHeaderDecoder header = new OutcomeHeaderDecoder();
  private final Map<FairStory.Key, FairStory> stories = new LinkedHashMap<>();
  private boolean accepted;

  /** Looks for a round by its id in hex. */
  FairReading(String roundId, MessageSchema schema, CurrencyTable currencies, Progress progress) {
    this.roundId = roundId;
    replay = new Replay(schema);
    decoder = new MessageDecoder(schema);
    this.currencies = currencies;
    this.progress = progress;
  }

  /** By provider and account, in the order in which they began. */
  Collection<FairStory> stories() {
    return stories.values();
  }

  /** The last command replayed. */
  long sequence() {
    return replay.engine().sequence();
  }

  @Override
  public void onCommand(long sequence, long timestampNs, DirectBuffer buffer, int begin, int all) {
    progress.at(sequence);
    replay.apply(sequence, timestampNs, buffer, begin, all);
    currencies.learn(replay);
    int offset = begin + Recall.lengthBefore(buffer, begin);
    if (ABOUT_SEEDS.contains(Replay.templateId(buffer, offset)) && isAccepted()) {
      add(sequence, timestampNs, decoder.decode(buffer, offset, all - (offset - begin)));
    }
  }

  @Override
  public void onSkipped(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    replay.skip(sequence, buffer, offset, length);
  }

  private void add(long sequence, long timestampNs, Map<String, Object> command) {
    if (roundId.equals(command.get("roundId"))) {
      FairStory.Key key =
          new FairStory.Key((Long) command.get("providerId"), (Long) command.get("accountId"));
      stories.computeIfAbsent(key, FairStory::new).onCommand(sequence, timestampNs, command);
    }
  }

  private boolean isAccepted() {
    accepted = true;
    replay.outcomes().forEach(this::look);
    return accepted;
  }

  private void look(DirectBuffer buffer, int offset, int length) {
    int template = Replay.templateId(buffer, offset);
    boolean no = template == RefusedDecoder.TEMPLATE_ID || template == DuplicateDecoder.TEMPLATE_ID;
    if (no && header.wrap(buffer, offset + ENCODED_LENGTH).flags().answer()) {
      accepted = false;
    }
  }
}

package io.croupier.replay;

import static io.croupier.protocol.MessageHeaderDecoder.ENCODED_LENGTH;

import io.croupier.engine.Recall;
import io.croupier.journal.frame.EpochHeader;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.protocol.OutcomeHeaderDecoder;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * Replays a journal and prints what is wanted of it: commands that the selection contains with
 * their answers, outcomes that it contains with the commands that caused them. Owned by one thread.
 */
final class Printing implements FrameHandler {
  private final Range range;
  private final Selection selection;
  private final boolean commands;
  private final boolean outcomes;
  private final Replay replay;
  private final CurrencyTable currencies;
  private final MessagePrinter printer;
  private final Progress progress;
  private final OutcomeHeaderDecoder header = new OutcomeHeaderDecoder();
  private boolean commandWanted;
  private boolean anyWanted;
  private Map<String, Object> answer = Map.of();
  private long printed;

  Printing(
      Range range,
      Selection selection,
      boolean commands,
      boolean outcomes,
      Replay replay,
      CurrencyTable currencies,
      MessagePrinter printer,
      Progress progress) {
    this.range = range;
    this.selection = selection;
    this.commands = commands;
    this.outcomes = outcomes;
    this.replay = replay;
    this.currencies = currencies;
    this.printer = printer;
    this.progress = progress;
  }

  @Override
  public void onEpoch(EpochHeader epoch) {
    replay.begin(epoch);
  }

  @Override
  public void onCommand(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    begin(sequence);
    apply(sequence, timestampNs, buffer, offset, length);
    currencies.learn(replay);
    if (sequence >= range.from()) {
      print(sequence, timestampNs, buffer, offset, length);
    }
  }

  @Override
  public void onSkipped(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    begin(sequence);
    replay.skip(sequence, buffer, offset, length);
    if (sequence >= range.from()) {
      print(sequence, timestampNs, buffer, offset, length);
    }
  }

  private void begin(long sequence) {
    if (sequence > range.to()) {
      throw EndOfReading.INSTANCE;
    }
    progress.at(sequence);
  }

  /** Where the engine stops at a command, that one is still printed. */
  private void apply(long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    try {
      replay.apply(sequence, timestampNs, buffer, offset, length);
    } catch (ReplayException e) {
      boolean readable = replay.isCommand(buffer, offset, length);
      if (readable && sequence >= range.from()) {
        print(sequence, timestampNs, buffer, offset, length);
      }
      throw e;
    }
  }

  private void print(long sequence, long timestampNs, DirectBuffer buffer, int begin, int all) {
    int offset = begin + Recall.lengthBefore(buffer, begin);
    int length = all - (offset - begin);
    commandWanted = selection.contains(buffer, offset);
    anyWanted = commandWanted;
    replay.outcomes().forEach((b, o, l) -> anyWanted |= selection.contains(b, o));
    if (!anyWanted) {
      return;
    }
    progress.end();
    Map<String, Object> command = printer.decode(buffer, offset, length);
    answer = Map.of();
    replay.outcomes().forEach(this::noteAnswer);
    printer.begin(command, answer);
    if (commands) {
      printNotes(sequence, timestampNs, buffer, begin, offset);
      printer.command(sequence, timestampNs, command);
      printed++;
    }
    if (outcomes) {
      replay.outcomes().forEach(this::printOutcome);
    }
  }

  /** What the node's index had said when it took the command. */
  private void printNotes(
      long sequence, long timestampNs, DirectBuffer buffer, int begin, int end) {
    int at = begin;
    while (at < end) {
      int length = Recall.noteLength(buffer, at);
      printer.note(sequence, timestampNs, printer.decode(buffer, at, length));
      at += length;
    }
  }

  private void noteAnswer(DirectBuffer buffer, int offset, int length) {
    if (isAnswer(buffer, offset)) {
      answer = printer.decode(buffer, offset, length);
    }
  }

  private void printOutcome(DirectBuffer buffer, int offset, int length) {
    if (selection.contains(buffer, offset) || commandWanted && isAnswer(buffer, offset)) {
      printer.outcome(printer.decode(buffer, offset, length));
      printed++;
    }
  }

  /** The number of lines printed. */
  long printed() {
    return printed;
  }

  /** The last command replayed. */
  long sequence() {
    return replay.engine().sequence();
  }

  private boolean isAnswer(DirectBuffer buffer, int offset) {
    return header.wrap(buffer, offset + ENCODED_LENGTH).flags().answer();
  }

  /** Sequences from and to, both included. */
  record Range(long from, long to) {}
}

package io.croupier.journal.frame;

import io.croupier.journal.frame.EnvelopeScanner.Found;
import java.util.Arrays;
import java.util.function.LongPredicate;
import org.agrona.DirectBuffer;

/**
 * Reads one epoch up to its STOP, its bound, or the first frame that fails. Owned by one thread.
 */
final class EpochReader implements AutoCloseable {
  private final EpochHeader header;
  private final Bound bound;
  private final LongPredicate isSkipped;
  private final FrameHandler handler;
  private final FrameCursor cursor;
  private final SealChain chain = new SealChain();
  private final Seal seal = new Seal();
  private final byte[] lastSeal;
  private final byte[] statedSeal = new byte[SealHash.LENGTH];
  private Found found = Found.END;
  private Ending ending = Ending.NONE;
  private boolean begun;
  private String file;
  private String cause = "";
  private long lastSequence;
  private long sealedSequence;
  private long lastTimestampNs;
  private long cutBytes;
  private long cutCommands;
  private long forced;
  private long missingFrom;

  /** What stands behind {@code bound} was cut: it is not handed over. */
  EpochReader(
      EpochFiles epoch,
      EpochHeader header,
      Bound bound,
      LongPredicate isSkipped,
      FrameHandler handler) {
    this.header = header;
    this.bound = bound;
    this.isSkipped = isSkipped;
    this.handler = handler;
    this.cursor = new FrameCursor(epoch.files());
    this.file = epoch.name();
    this.lastSequence = header.firstSequence() - 1;
    this.sealedSequence = lastSequence;
    this.lastSeal = header.previous().seal().bytes().clone();
  }

  /**
   * Goes to a seal that was proven before: {@link #read} goes on behind it. False when it does not
   * stand there.
   */
  boolean goTo(SealPlace place) {
    found = cursor.goTo(place.file(), place.offset()) ? cursor.next() : Found.END;
    if (found != Found.VALID || !isAt(place)) {
      return false;
    }
    Frame frame = cursor.frame();
    begun = true;
    lastSequence = place.sequence();
    sealedSequence = lastSequence;
    seal.getHash(lastSeal);
    accept(frame);
    ending = frame.type() == FrameType.STOP ? Ending.STOP : Ending.NONE;
    return true;
  }

  private boolean isAt(SealPlace place) {
    Frame frame = cursor.frame();
    boolean sealed = frame.type() == FrameType.SEAL || frame.type() == FrameType.STOP;
    if (!sealed || frame.epoch() != header.number() || frame.sequence() != place.sequence()) {
      return false;
    }
    wrapSeal(frame);
    return seal.place().equals(place);
  }

  /**
   * Hands over the epoch's frames. Afterwards {@link #ending} is STOP; or CUT when a frame failed
   * or is missing, or the bound was met; or DAMAGE when the frames are whole and a seal does not
   * agree with them, or when one stands behind the STOP.
   */
  void read() {
    while (ending == Ending.NONE) {
      found = cursor.next();
      switch (found) {
        case VALID -> onFrame(cursor.frame());
        case TORN -> end(Ending.CUT, cursor.fileName(), tornCause());
        case END -> end(Ending.CUT, cursor.fileName(), "no further frame and no stop");
      }
    }
    if (ending == Ending.STOP) {
      lookBehindStop();
    }
  }

  /** Goes on behind the frame that failed, from file to file, and notes what stands there. */
  void scanOn() {
    while (found != Found.END) {
      cutBytes += cursor.length();
      if (found == Found.VALID && cursor.frame().epoch() == header.number()) {
        noteCut(cursor.frame());
      }
      found = cursor.next();
    }
  }

  /**
   * Looks behind the STOP and changes the ending to DAMAGE if a whole frame of this epoch stands
   * there: nobody writes behind a STOP.
   */
  private void lookBehindStop() {
    for (found = cursor.next(); found != Found.END; found = cursor.next()) {
      if (found == Found.VALID && cursor.frame().epoch() == header.number()) {
        end(Ending.DAMAGE, cursor.fileName(), "a frame stands behind the stop");
        return;
      }
    }
  }

  Ending ending() {
    return ending;
  }

  String file() {
    return file;
  }

  String cause() {
    return cause;
  }

  long lastSequence() {
    return lastSequence;
  }

  /** Of the last command read; 0 when there was none. */
  long lastTimestampNs() {
    return lastTimestampNs;
  }

  SealHash lastSeal() {
    return SealHash.of(lastSeal);
  }

  long cutBytes() {
    return cutBytes;
  }

  long cutCommands() {
    return cutCommands;
  }

  /** The highest forcedSequence that a valid frame states, before or behind the failed one. */
  long forced() {
    return forced;
  }

  /**
   * A force of this command, or of a later one, brought to the disk what failed or is missing: it
   * was written before that command.
   */
  long missingFrom() {
    return missingFrom == 0 ? lastSequence + 1 : missingFrom;
  }

  @Override
  public void close() {
    cursor.close();
  }

  private void onFrame(Frame frame) {
    frame.requireKnown(cursor.fileName());
    if (frame.epoch() != header.number()) {
      end(Ending.CUT, cursor.fileName(), "a frame belongs to epoch " + frame.epoch());
      return;
    }
    if (begun && bound.isMet(lastSequence, lastSeal)) {
      end(Ending.CUT, cursor.fileName(), "what follows does not count");
      return;
    }
    switch (frame.type()) {
      case EPOCH -> onEpoch(frame);
      case COMMAND -> onCommand(frame);
      case SEAL, STOP -> onSeal(frame);
    }
  }

  private void onEpoch(Frame frame) {
    if (begun) {
      end(Ending.CUT, cursor.fileName(), "a second EPOCH frame");
      return;
    }
    begun = true;
    accept(frame);
    handler.onEpoch(header);
  }

  private void onCommand(Frame frame) {
    long sequence = frame.sequence();
    if (sequence > bound.sequence() && lastSequence == bound.sequence()) {
      end(Ending.CUT, cursor.fileName(), "what follows does not count");
    } else if (sequence != lastSequence + 1) {
      String text = "sequence " + sequence + " follows " + lastSequence;
      end(Ending.CUT, file, cursor.fileName().equals(file) ? text : text + " in the next file");
    } else {
      accept(frame);
      lastSequence = sequence;
      lastTimestampNs = frame.timestampNs();
      handOver(frame);
    }
  }

  private void handOver(Frame frame) {
    DirectBuffer buffer = frame.buffer();
    int offset = frame.payloadOffset();
    int length = frame.payloadLength();
    if (isSkipped.test(lastSequence)) {
      handler.onSkipped(lastSequence, lastTimestampNs, buffer, offset, length);
    } else {
      handler.onCommand(lastSequence, lastTimestampNs, buffer, offset, length);
    }
  }

  private void onSeal(Frame frame) {
    if (isBehindWhatIsMissing(frame)) {
      boolean sealed = seal.firstSequence() == sealedSequence + 1;
      missingFrom = sealed ? 0 : Math.min(seal.firstSequence(), lastSequence + 1);
      String text = "the frame before the seal of sequences ";
      String sequences = seal.firstSequence() + " to " + seal.lastSequence();
      end(Ending.CUT, cursor.fileName(), text + sequences + " is missing");
      return;
    }
    if (!agrees(frame)) {
      String sequences = (sealedSequence + 1) + " to " + lastSequence;
      String text = "the seal of sequences " + sequences + " does not agree with its frames";
      end(Ending.DAMAGE, cursor.fileName(), text);
      return;
    }
    accept(frame);
    sealedSequence = lastSequence;
    if (frame.type() == FrameType.SEAL) {
      handler.onSeal(seal);
    } else {
      ending = Ending.STOP;
      handler.onStop(seal, seal.reason());
    }
  }

  /**
   * Whether a seal begins behind where the last one read ends, or ends behind the last command: a
   * page that held nothing but the end of a file, or whole frames, leaves no torn one when it is
   * lost.
   */
  private boolean isBehindWhatIsMissing(Frame frame) {
    if (!hasSeal(frame)) {
      return false;
    }
    wrapSeal(frame);
    return seal.isWhole()
        && seal.firstSequence() > sealedSequence
        && seal.lastSequence() >= lastSequence
        && seal.lastSequence() >= seal.firstSequence() - 1
        && (seal.firstSequence() != sealedSequence + 1 || seal.lastSequence() != lastSequence);
  }

  private boolean agrees(Frame frame) {
    if (!hasSeal(frame)) {
      return false;
    }
    wrapSeal(frame);
    int hashed = frame.payloadLength() - SealHash.LENGTH;
    chain.add(frame.buffer(), frame.payloadOffset(), hashed);
    seal.getHash(statedSeal);
    boolean agrees =
        Arrays.equals(chain.finish(), statedSeal)
            && seal.isWhole()
            && seal.firstSequence() == sealedSequence + 1
            && seal.lastSequence() == lastSequence;
    if (agrees) {
      seal.getHash(lastSeal);
    }
    return agrees;
  }

  private static boolean hasSeal(Frame frame) {
    return frame.payloadLength() - SealHash.LENGTH >= Seal.PAIRS_OFFSET;
  }

  private void wrapSeal(Frame frame) {
    seal.wrap(frame.buffer(), frame.payloadOffset(), frame.payloadLength());
    seal.at(header.number(), cursor.file(), cursor.offset());
  }

  private void accept(Frame frame) {
    forced = Math.max(forced, frame.forcedSequence());
    chain.add(frame.buffer(), frame.offset(), frame.length());
    if (!file.equals(cursor.fileName())) {
      file = cursor.fileName();
      handler.onFile(file);
    }
  }

  private void end(Ending how, String where, String why) {
    ending = how;
    file = where;
    cause = why;
  }

  private String tornCause() {
    return cursor.fileMissing()
        ? "the file is missing or empty"
        : "the frame at byte " + cursor.offset() + " is torn or altered";
  }

  private void noteCut(Frame frame) {
    forced = Math.max(forced, frame.forcedSequence());
    if (frame.type() == FrameType.COMMAND) {
      cutCommands++;
    }
  }
}

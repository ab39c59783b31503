package io.croupier.gateway.session;

import io.croupier.protocol.ActorKind;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;

/**
 * What a gateway sends: each command keeps its id and its bytes until it is answered, and is sent
 * again after BUSY, after a reconnect, and when nobody answers. Owned by the polling thread.
 */
public final class EdgeCommands {
  /** No room: half a command window is unanswered. Poll, and try again. */
  public static final long WINDOW_FULL = -1;

  /** The node has not said yet which command ids are free. Poll, and try again. */
  public static final long NEVER_CONNECTED = -2;

  /** Commands sent again in one duty cycle at most. */
  private static final int RESEND_BATCH = 64;

  /** Commands whose age is looked at in one duty cycle. */
  private static final int AGE_BATCH = 16;

  private static final long HIGHEST_COMMAND_ID = CommandHeaderDecoder.commandIdMaxValue();
  private static final int SHORTEST =
      MessageHeaderDecoder.ENCODED_LENGTH + CommandHeaderDecoder.ENCODED_LENGTH;
  private static final long SHORTEST_BUSY_NS = 1_000_000;
  private static final long LONGEST_BUSY_NS = 64_000_000;

  private final int gatewayId;
  private final int longestCommand;
  private final long resendNs;
  private final EdgeActions actions;
  private final InFlight inFlight;
  private long nextCommandId = 1;
  private boolean knowsFreeIds;
  private int claimed = InFlight.NONE;
  private boolean flowing;
  private boolean complete;
  private long nowNs;
  private long busyUntilNs;
  private long busyNs = SHORTEST_BUSY_NS;

  EdgeCommands(EdgeIdentity identity, SessionTimes times, EdgeActions actions) {
    gatewayId = identity.key().gatewayId();
    longestCommand = identity.longestCommand();
    resendNs = times.resendNs();
    this.actions = actions;
    inFlight = new InFlight(identity.commandWindow(), longestCommand);
  }

  /**
   * Claims room for a command or query of {@code length} bytes, header included, under the next
   * free id.
   *
   * @return the id, or {@link #WINDOW_FULL} or {@link #NEVER_CONNECTED}.
   */
  public long claim(int length) {
    if (!knowsFreeIds) {
      return NEVER_CONNECTED;
    }
    if (nextCommandId > HIGHEST_COMMAND_ID) {
      throw new IllegalStateException(
          "Gateway " + gatewayId + " has used its highest command id: give it another gateway id");
    }
    return claim(length, nextCommandId);
  }

  /** The same under an id of the caller's choice: to send a command of an earlier process again. */
  public long claim(int length, long commandId) {
    if (length < SHORTEST || length > longestCommand) {
      throw new IllegalArgumentException(
          "A command has from " + SHORTEST + " to " + longestCommand + " bytes, not " + length);
    }
    if (commandId < 1 || commandId > HIGHEST_COMMAND_ID) {
      throw new IllegalArgumentException("Command id " + commandId + " is not from 1 to 2^53 - 1");
    }
    abort();
    claimed = inFlight.claim(commandId, length);
    if (claimed == InFlight.NONE) {
      return WINDOW_FULL;
    }
    nextCommandId = Math.max(nextCommandId, commandId + 1);
    int header = offset() + MessageHeaderDecoder.ENCODED_LENGTH;
    int actorKind = header + CommandHeaderDecoder.actorKindEncodingOffset();
    inFlight.bytes().putByte(actorKind, (byte) ActorKind.NULL_VAL.value());
    return commandId;
  }

  /**
   * Where to encode what was claimed, from {@link #offset} on. The bytes are zero, and the header
   * says that the gateway vouches; an optional field whose null value is not zero has to be set.
   */
  public MutableDirectBuffer buffer() {
    return inFlight.bytes();
  }

  public int offset() {
    return inFlight.offset(claimed);
  }

  /**
   * Sends what was claimed, with gateway id and command id filled in, now or as soon as it can
   * leave.
   */
  public void commit() {
    int slot = claimed;
    claimed = InFlight.NONE;
    int body = inFlight.offset(slot) + MessageHeaderDecoder.ENCODED_LENGTH;
    MutableDirectBuffer bytes = inFlight.bytes();
    bytes.putLong(
        body + CommandHeaderDecoder.commandIdEncodingOffset(),
        inFlight.commandId(slot),
        ByteOrder.LITTLE_ENDIAN);
    bytes.putShort(
        body + CommandHeaderDecoder.gatewayIdEncodingOffset(),
        (short) gatewayId,
        ByteOrder.LITTLE_ENDIAN);
    if (!flowing || inFlight.hasUnsent() || !send(slot)) {
      inFlight.toSend(slot);
    }
  }

  /** Gives back what was claimed, if anything is; the id is not used again. */
  public void abort() {
    if (claimed != InFlight.NONE) {
      inFlight.release(claimed);
      claimed = InFlight.NONE;
    }
  }

  /** Commands and queries without an answer. */
  public int inFlight() {
    return inFlight.count();
  }

  /** The node knows this gateway's commands up to an id, and may have lost what is unanswered. */
  void onConnected(long highestCommandId) {
    knowsFreeIds = true;
    nextCommandId = Math.max(nextCommandId, highestCommandId + 1);
    inFlight.resendAll(nextCommandId - 1);
  }

  /**
   * Tells how the session stands.
   *
   * @param mayFlow commands may leave now.
   * @param isComplete no outcome is known to be missing: an answer that has not come was not given.
   */
  void flow(boolean mayFlow, boolean isComplete) {
    flowing = mayFlow;
    complete = isComplete;
  }

  int doWork(long now) {
    nowNs = now;
    if (!flowing || inFlight.count() == 0) {
      return 0;
    }
    if (complete) {
      inFlight.age(AGE_BATCH, nowNs - resendNs);
    }
    int sent = 0;
    if (inFlight.hasUnsent() && nowNs >= busyUntilNs) {
      int slot = inFlight.nextToSend();
      while (slot != InFlight.NONE && sent < RESEND_BATCH && send(slot)) {
        sent++;
        slot = inFlight.nextToSend();
      }
    }
    return sent;
  }

  /** The command is answered; false when it was not in flight. */
  boolean onAnswer(long commandId) {
    int slot = inFlight.find(commandId);
    if (slot == InFlight.NONE) {
      return false;
    }
    inFlight.release(slot);
    busyNs = SHORTEST_BUSY_NS;
    return true;
  }

  boolean isInFlight(long commandId) {
    return inFlight.find(commandId) != InFlight.NONE;
  }

  /** The node has had this command before; what it answered then follows, if we wait for it. */
  void onDuplicate(long commandId) {
    int slot = inFlight.find(commandId);
    if (slot != InFlight.NONE) {
      inFlight.expectOriginals(slot);
    }
  }

  /** Whether an older outcome is one that a command in flight waits for. */
  boolean takesOriginal(long commandId, long gatewaySequence) {
    int slot = inFlight.find(commandId);
    return slot != InFlight.NONE && inFlight.takesOriginal(slot, gatewaySequence);
  }

  /** The command is sent again after a pause that doubles; false when it was not in flight. */
  boolean onBusy(long commandId) {
    int slot = inFlight.find(commandId);
    if (slot == InFlight.NONE) {
      return false;
    }
    inFlight.toSend(slot);
    inFlight.resendFrom(nextCommandId - 1);
    if (nowNs >= busyUntilNs) {
      busyUntilNs = nowNs + busyNs;
      busyNs = Math.min(2 * busyNs, LONGEST_BUSY_NS);
    }
    return true;
  }

  private boolean send(int slot) {
    boolean left = actions.send(inFlight.bytes(), inFlight.offset(slot), inFlight.length(slot));
    if (left) {
      inFlight.sent(slot, nowNs);
    }
    return left;
  }
}

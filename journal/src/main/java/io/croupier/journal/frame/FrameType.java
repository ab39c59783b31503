package io.croupier.journal.frame;

/** What a frame carries. */
public enum FrameType {
  /** First of an epoch: {@link EpochHeader}. */
  EPOCH(1),
  /** One command's bytes. */
  COMMAND(2),
  /** Proof of all frames since the last seal: {@link Seal}. */
  SEAL(3),
  /** Last of a clean stop: the last {@link Seal}, with a reason. */
  STOP(4);

  private static final FrameType[] BY_CODE = {null, EPOCH, COMMAND, SEAL, STOP};

  private final int code;

  FrameType(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The type of a code, or null when there is none. */
  public static FrameType of(int code) {
    return code > 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}

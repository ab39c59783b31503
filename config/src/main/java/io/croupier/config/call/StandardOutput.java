package io.croupier.config.call;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The standard output of this process, which keeps why it could not be written: {@code System.out}
 * swallows it, and who has printed half of something must not end as if it were the whole. That
 * nobody reads on, as behind {@code | head}, is nothing wrong.
 */
public final class StandardOutput extends OutputStream {
  /** The exit code where what was printed is cut: the node's for a disk that takes no more. */
  static final int CUT = 10;

  private static final StandardOutput OF_PROCESS =
      new StandardOutput(new FileOutputStream(FileDescriptor.out));

  private final OutputStream below;
  private volatile IOException failure;

  StandardOutput(OutputStream below) {
    this.below = below;
  }

  /** The one of this process. */
  public static StandardOutput ofProcess() {
    return OF_PROCESS;
  }

  /** Lets {@code System.out} print through it, in UTF-8; the first thing that a main does. */
  public static StandardOutput watch() {
    System.setOut(new PrintStream(OF_PROCESS, true, StandardCharsets.UTF_8));
    return OF_PROCESS;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      below.write(bytes, offset, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  /** Something could not be written, though somebody would have read it. */
  public boolean isCut() {
    return failure != null && !String.valueOf(failure.getMessage()).contains("Broken pipe");
  }

  /**
   * What to end with, which is said where it is cut.
   *
   * @param code what the process would end with; one that already tells of a failure stays
   */
  public int exitCode(int code) {
    if (!isCut()) {
      return code;
    }
    System.err.println(
        "croupier: standard output could not be written ("
            + failure.getMessage()
            + "): what was printed is cut; what was done stays done.");
    return code == 0 ? CUT : code;
  }
}

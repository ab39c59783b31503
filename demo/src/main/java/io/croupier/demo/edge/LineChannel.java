package io.croupier.demo.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/**
 * Lines of text over a TCP connection; nothing here waits. What the other side does not take yet is
 * kept, up to a number of lines. Owned by one thread.
 */
public final class LineChannel implements AutoCloseable {
  private static final int BUFFER = 1 << 14;
  private static final int LONGEST_LINE = 1 << 16;

  /** Hears a line. */
  @FunctionalInterface
  public interface Listener {
    void onLine(String line) throws IOException;
  }

  private final SocketChannel channel;
  private final int mostWaiting;
  private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();
  private final ByteBuffer incoming = ByteBuffer.allocate(BUFFER);
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private boolean ended;

  /** Takes over a connection; keeps at most so many lines that the other side does not take. */
  public LineChannel(SocketChannel channel, int mostWaiting) throws IOException {
    this.channel = channel;
    this.mostWaiting = mostWaiting;
    channel.configureBlocking(false);
  }

  /** Says a line, now or when there is room; false where too many wait already, or it has ended. */
  public boolean say(String line) {
    if (ended || waiting.size() >= mostWaiting) {
      return false;
    }
    waiting.add(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    return true;
  }

  /** Sends what waits as far as the other side takes it, and hands over what has come. */
  public int poll(Listener listener) throws IOException {
    return ended ? 0 : flush() + read(listener);
  }

  /** Sends what waits as far as the other side takes it. */
  public int flush() throws IOException {
    int sent = 0;
    while (!waiting.isEmpty()) {
      channel.write(waiting.peek());
      if (waiting.peek().hasRemaining()) {
        return sent;
      }
      waiting.poll();
      sent++;
    }
    return sent;
  }

  private int read(Listener listener) throws IOException {
    int lines = 0;
    incoming.clear();
    int length = channel.read(incoming);
    ended = length < 0;
    incoming.flip();
    while (incoming.hasRemaining()) {
      byte next = incoming.get();
      if (next == '\n') {
        listener.onLine(begun.toString(StandardCharsets.UTF_8));
        begun.reset();
        lines++;
      } else if (begun.size() == LONGEST_LINE) {
        throw new IOException("a line longer than " + LONGEST_LINE + " bytes");
      } else {
        begun.write(next);
      }
    }
    return lines;
  }

  /** The other side has ended it. */
  public boolean isEnded() {
    return ended;
  }

  @Override
  public void close() {
    ended = true;
    try {
      channel.close();
    } catch (IOException e) {
      waiting.clear(); // it is closed all the same
    }
  }
}

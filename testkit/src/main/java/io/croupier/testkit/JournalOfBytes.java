package io.croupier.testkit;

import io.croupier.engine.Engine;
import io.croupier.testkit.workload.TimedCommand;
import io.croupier.testkit.workload.Workload;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A stream of commands in a plain file, to give the same to engines in other JVMs: for each its
 * time (8 bytes), its length (4 bytes) and its bytes; numbers big-endian.
 */
public final class JournalOfBytes {
  private JournalOfBytes() {}

  /** Commands of a seeded workload, without its queries. */
  public static List<TimedCommand> record(Workload workload, int commands) {
    EngineHost host = new EngineHost();
    Messages messages = new Messages();
    List<TimedCommand> recorded = new ArrayList<>();
    while (recorded.size() < commands) {
      TimedCommand next = workload.next();
      if (!messages.isQuery(next.message())) {
        recorded.add(next);
        List<byte[]> outcomes = host.command(next.timestampNs(), next.message());
        workload.observe(outcomes.stream().map(messages::decode).toList());
      }
    }
    return recorded;
  }

  public static void write(Path file, List<TimedCommand> commands) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (TimedCommand command : commands) {
        out.writeLong(command.timestampNs());
        out.writeInt(command.message().length);
        out.write(command.message());
      }
    }
  }

  public static List<TimedCommand> read(Path file) throws IOException {
    List<TimedCommand> commands = new ArrayList<>();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      while (in.available() > 0) {
        long timestampNs = in.readLong();
        byte[] message = new byte[in.readInt()];
        in.readFully(message);
        commands.add(new TimedCommand(timestampNs, message));
      }
    }
    return commands;
  }

  /** What a fresh engine makes of the commands, in one line: equal lines, equal bytes. */
  public static String digest(List<TimedCommand> commands) {
    EngineHost host = new EngineHost();
    MessageDigest outcomes = sha256();
    for (TimedCommand command : commands) {
      host.command(command.timestampNs(), command.message()).forEach(outcomes::update);
    }
    Engine engine = host.engine();
    return "sequence %d outcomes %s state %016x effects %016x"
        .formatted(
            engine.sequence(),
            HexFormat.of().formatHex(outcomes.digest()),
            engine.stateHash(),
            engine.effectHash());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * {@code record FILE SEED COMMANDS} writes a stream; {@code digest FILE} prints what the engine
   * makes of it.
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 4 && arguments[0].equals("record")) {
      Workload workload = new Workload(Long.parseLong(arguments[2]));
      write(Path.of(arguments[1]), record(workload, Integer.parseInt(arguments[3])));
    } else if (arguments.length == 2 && arguments[0].equals("digest")) {
      System.out.println(digest(read(Path.of(arguments[1]))));
    } else {
      System.err.println("Say: record FILE SEED COMMANDS, or: digest FILE");
      System.exit(2);
    }
  }
}

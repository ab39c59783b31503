package io.croupier.demo.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * What a process of the demo says to its supervisor and hears from it: lines of JSON on its
 * standard output and input. What it hears is read by a thread of its own; all else is owned by one
 * thread.
 */
public final class Board {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final PrintStream out;
  private final ConcurrentLinkedQueue<Map<String, Object>> heard = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;

  public Board(InputStream in, PrintStream out) {
    this.out = out;
    Thread reader = new Thread(() -> read(in), "board");
    reader.setDaemon(true);
    reader.start();
  }

  /** Says one thing; {@code kind} stands under the key {@code say}. */
  public void say(String kind, Map<String, ?> content) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("say", kind);
    line.putAll(content);
    out.println(line(line));
    out.flush();
  }

  /** Hands over what was heard since the last call. */
  public int poll(Consumer<Map<String, Object>> listener) {
    int count = 0;
    for (Map<String, Object> line = heard.poll(); line != null; line = heard.poll()) {
      listener.accept(line);
      count++;
    }
    return count;
  }

  /** Nobody speaks any more: the supervisor is gone. */
  public boolean isEnded() {
    return ended && heard.isEmpty();
  }

  /** A line of JSON as a map. */
  public static Map<String, Object> parse(String line) throws JsonProcessingException {
    return JSON.readValue(line, OBJECT);
  }

  /** A map as a line of JSON. */
  public static String line(Map<String, ?> content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void read(InputStream in) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        heard.add(parse(line));
      }
    } catch (IOException e) {
      heard.add(Map.of("do", "leave", "because", "its input cannot be read: " + e.getMessage()));
    } finally {
      ended = true;
    }
  }
}

package io.croupier.demo.supervisor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A process that repeats what it hears, complains about it, and ends when nobody speaks to it. */
public final class EchoMain {
  private EchoMain() {}

  public static void main(String[] args) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(line);
      System.err.println("heard " + line);
      if (line.contains("leave")) {
        System.exit(3);
      }
    }
  }
}

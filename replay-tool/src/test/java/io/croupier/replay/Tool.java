package io.croupier.replay;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;

/** One call of the tool: its exit code and what it wrote. */
record Tool(int code, String out, String err) {
  static Tool run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    int code = ReplayMain.run(new PrintWriter(out), new PrintWriter(err), texts);
    return new Tool(code, out.toString(), err.toString());
  }

  List<String> lines() {
    return out.lines().toList();
  }

  /** The value of a fact in the report of verify. */
  String fact(String name) {
    return lines().stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length()).strip())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + out + err));
  }
}

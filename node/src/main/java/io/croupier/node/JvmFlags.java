package io.croupier.node;

import java.util.ArrayList;
import java.util.List;

/** Whether this JVM was started with what Chronicle needs: it fails late and silently without. */
final class JvmFlags {
  private static final List<String> OPENED =
      List.of("java.lang.reflect", "java.lang", "java.io", "java.util");
  private static final List<String> EXPORTED =
      List.of("sun.nio.ch", "jdk.internal.ref", "jdk.internal.misc");

  private JvmFlags() {}

  /** Refuses to go on when a flag is missing, and names all that are. */
  static void check() {
    List<String> missing = missing(JvmFlags.class.getModule());
    if (!missing.isEmpty()) {
      throw new StartException(
          ExitCode.FLAGS,
          "JVM flags are missing: "
              + String.join(" ", missing)
              + "; start with ./croupier, or give Java the file jvm.options.");
    }
  }

  /** The flags that {@code module}'s classes lack. */
  static List<String> missing(Module module) {
    Module base = Object.class.getModule();
    List<String> flags = new ArrayList<>();
    for (String name : OPENED) {
      if (!base.isOpen(name, module)) {
        flags.add("--add-opens=java.base/" + name + "=ALL-UNNAMED");
      }
    }
    for (String name : EXPORTED) {
      if (!base.isExported(name, module)) {
        flags.add("--add-exports=java.base/" + name + "=ALL-UNNAMED");
      }
    }
    return flags;
  }
}

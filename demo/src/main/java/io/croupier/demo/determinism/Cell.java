package io.croupier.demo.determinism;

import io.croupier.testkit.InstalledJava;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One way to run a journal, on one Java with its flags. */
record Cell(InstalledJava java, Compiler compiler, Collector collector, Place place, Way way) {
  List<String> flags() {
    List<String> flags = new ArrayList<>(compiler.flags);
    flags.add(collector.flag());
    flags.addAll(place.flags);
    return flags;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Java %-3d %-8s %-9s %-18s %s",
        java.version(),
        compiler.title,
        collector.title,
        place.title,
        way.title);
  }
}

package io.croupier.demo.chaos;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A campaign as a page: its figures, and a timeline with a lane for each kind of fault. */
final class ChaosPage {
  private static final int WIDTH = 1_000;
  private static final int LEFT = 330;
  private static final int RATE_HEIGHT = 120;
  private static final int LANE = 18;
  private static final int TOP = 24;
  private static final int BOTTOM = 24;
  private static final int LEAST_WIDTH = 2;
  private static final int TICKS = 6;

  private final List<String> text;
  private final Timeline timeline;
  private final List<FaultKind> lanes;
  private final long endMs;

  ChaosPage(List<String> text, Timeline timeline) {
    this.text = text;
    this.timeline = timeline;
    lanes = List.copyOf(timeline.counts().keySet());
    endMs = Math.max(1, timeline.nowMs());
  }

  String html() {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Croupier chaos</title>
    <style>
      :root { color-scheme: light dark; --ink: #222; --soft: #8886; --fault: #c2410c; --rate: #0369a1; }
      @media (prefers-color-scheme: dark) { :root { --ink: #ddd; --fault: #fb923c; --rate: #38bdf8; } }
      body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); max-width: 1400px; margin: 2em auto; padding: 0 1em; }
      pre { overflow-x: auto; }
      svg { width: 100%%; height: auto; font-size: 12px; }
      text { fill: var(--ink); }
      line { stroke: var(--soft); }
      rect { fill: var(--fault); opacity: .7; }
      polyline { fill: none; stroke: var(--rate); stroke-width: 1.5; }
    </style>
    <h1>Croupier chaos</h1>
    <p>A node, three gateways and a follower, and what happened to them. Above: commands answered in
    a second. Below: each fault where it began, as long as it was meant to last.</p>
    %s
    <pre>%s</pre>
    </html>
    """
        .formatted(svg(), text.stream().map(ChaosPage::escape).collect(Collectors.joining("\n")));
  }

  private String svg() {
    int height = TOP + RATE_HEIGHT + lanes.size() * LANE + BOTTOM;
    StringBuilder svg = new StringBuilder();
    add(svg, "<svg viewBox=\"0 0 %d %d\" role=\"img\">", LEFT + WIDTH, height);
    addRounds(svg, height);
    addRate(svg);
    for (int lane = 0; lane < lanes.size(); lane++) {
      addLane(svg, lanes.get(lane), TOP + RATE_HEIGHT + lane * LANE);
    }
    for (int tick = 0; tick <= TICKS; tick++) {
      long atMs = endMs * tick / TICKS;
      String anchor = tick == TICKS ? "end" : "start";
      add(
          svg,
          "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%d s</text>",
          x(atMs),
          height - BOTTOM / 3,
          anchor,
          atMs / 1_000);
    }
    return svg.append("</svg>").toString();
  }

  private void addRounds(StringBuilder svg, int height) {
    for (Timeline.Began round : timeline.rounds()) {
      int x = x(round.atMs());
      add(svg, "<line x1=\"%1$d\" x2=\"%1$d\" y1=\"0\" y2=\"%2$d\"/>", x, height - BOTTOM);
      add(svg, "<text x=\"%d\" y=\"12\">%s</text>", x + 3, round.durability());
    }
  }

  private void addRate(StringBuilder svg) {
    List<Timeline.Sample> samples = timeline.samples();
    double most = 1;
    for (int i = 1; i < samples.size(); i++) {
      most = Math.max(most, rate(samples, i));
    }
    StringBuilder points = new StringBuilder();
    for (int i = 1; i < samples.size(); i++) {
      double up = RATE_HEIGHT * rate(samples, i) / most;
      int y = TOP + RATE_HEIGHT - (int) up;
      points.append(x(samples.get(i).atMs())).append(',').append(y).append(' ');
    }
    add(svg, "<text x=\"0\" y=\"%d\">answered in a second, up to %.0f</text>", TOP + LANE, most);
    add(svg, "<polyline points=\"%s\"/>", points.toString().strip());
  }

  private static double rate(List<Timeline.Sample> samples, int index) {
    Timeline.Sample before = samples.get(index - 1);
    Timeline.Sample sample = samples.get(index);
    long ms = Math.max(1, sample.atMs() - before.atMs());
    return Math.max(0, sample.answered() - before.answered()) * 1e3 / ms;
  }

  private void addLane(StringBuilder svg, FaultKind kind, int y) {
    add(svg, "<text x=\"0\" y=\"%d\">%s</text>", y + LANE - 5, escape(kind.title()));
    add(svg, "<line x1=\"%d\" x2=\"%d\" y1=\"%3$d\" y2=\"%3$d\"/>", LEFT, LEFT + WIDTH, y + LANE);
    for (Fault fault : timeline.faults()) {
      if (fault.kind() == kind) {
        int width = Math.max(LEAST_WIDTH, x(fault.atMs() + fault.forMs()) - x(fault.atMs()));
        add(
            svg,
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"><title>%.1f s, %s</title></rect>",
            x(fault.atMs()),
            y + 4,
            width,
            LANE - 6,
            fault.atMs() / 1e3,
            escape(fault.detail()));
      }
    }
  }

  private int x(long atMs) {
    return LEFT + (int) (WIDTH * Math.min(atMs, endMs) / endMs);
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

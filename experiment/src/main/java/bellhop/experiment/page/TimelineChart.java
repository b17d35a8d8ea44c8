package bellhop.experiment.page;

import static java.util.stream.Collectors.joining;

import bellhop.experiment.Numbers;
import bellhop.protocol.Trace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * One shot as lanes: a lane for each track that was busy, a bar for each thing that took time,
 * arrows from a pair to its use. Script on the page zooms along the time; without it the whole shot
 * is shown.
 */
final class TimelineChart {
  private static final double WIDTH = 1100;
  private static final double LEFT = 190;
  private static final double LANE = 18;
  private static final double TOP = 26;
  private static final int MOST_LANES = 80;
  private static final int KEPT_QUBITS = 2;
  private static final int MOST_SLICES = 6000;
  private static final int MOST_ARROWS = 400;
  private static final int TICKS = 6;
  private final Trace trace;
  private final double scale;
  private final List<Integer> lanes = new ArrayList<>();
  private final double[] laneY;

  private TimelineChart(Trace trace) {
    this.trace = trace;
    this.scale = (WIDTH - LEFT - 10) / Math.max(1, trace.endPs());
    this.laneY = new double[trace.tracks().size()];
    boolean[] shown = busyOrHeading();
    if (count(shown) > MOST_LANES) {
      hideMostDataQubits(shown);
    }
    for (int t : inOrder(shown)) {
      laneY[t] = TOP + LANE * lanes.size();
      lanes.add(t);
    }
  }

  static String draw(Trace trace) {
    return new TimelineChart(trace).chart();
  }

  /** What took time, and the headings above it; groups further in are no lanes. */
  private boolean[] busyOrHeading() {
    List<Trace.Busy> busy = trace.busy();
    boolean[] shown = new boolean[laneY.length];
    for (int t = 0; t < laneY.length; t++) {
      if (busy.get(t).sliceCount() > 0) {
        shown[t] = true;
        shown[heading(t)] = true;
      }
    }
    return shown;
  }

  /** The QPU or link that a track belongs to. */
  private int heading(int track) {
    int above = trace.tracks().get(track).parent();
    return above == Trace.NO_PARENT ? track : heading(above);
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  /**
   * The network is what a reader of a large program looks for; of each QPU two qubits stay, first
   * those that take part in gates with communication qubits.
   */
  private void hideMostDataQubits(boolean[] shown) {
    boolean[] nonlocal = nonlocal();
    int[] kept = new int[shown.length];
    boolean[] stays = new boolean[shown.length];
    for (boolean isNonlocal : new boolean[] {true, false}) {
      for (int t = 0; t < shown.length; t++) {
        if (shown[t] && isDataQubit(t) && nonlocal[t] == isNonlocal) {
          stays[t] = kept[heading(t)]++ < KEPT_QUBITS;
        }
      }
    }
    for (int t = 0; t < shown.length; t++) {
      shown[t] &= stays[t] || !isDataQubit(t);
    }
  }

  private boolean isDataQubit(int track) {
    return trace.tracks().get(track).kind() == Trace.Kind.DATA_QUBIT;
  }

  /** Data qubits with a gate whose other operand is a communication qubit; operands follow. */
  private boolean[] nonlocal() {
    boolean[] found = new boolean[laneY.length];
    for (int i = 1; i < trace.slices().size(); i++) {
      Trace.Slice one = trace.slices().get(i - 1);
      Trace.Slice two = trace.slices().get(i);
      if (isSameGate(one, two)) {
        found[one.track()] |= isCommunicationQubit(two.track());
        found[two.track()] |= isCommunicationQubit(one.track());
      }
    }
    return found;
  }

  private boolean isSameGate(Trace.Slice one, Trace.Slice two) {
    return one.work() == Trace.Work.GATE
        && two.work() == Trace.Work.GATE
        && one.startPs() == two.startPs()
        && one.endPs() == two.endPs()
        && one.name().equals(two.name())
        && heading(one.track()) == heading(two.track());
  }

  private boolean isCommunicationQubit(int track) {
    return trace.tracks().get(track).kind() == Trace.Kind.COMMUNICATION_QUBIT;
  }

  /** Depth first, so that a track stands below its group, wherever it was added. */
  private List<Integer> inOrder(boolean[] shown) {
    List<Integer> order = new ArrayList<>();
    addBelow(Trace.NO_PARENT, shown, order);
    return order.subList(0, Math.min(order.size(), MOST_LANES));
  }

  private void addBelow(int parent, boolean[] shown, List<Integer> order) {
    for (int t = 0; t < shown.length; t++) {
      if (trace.tracks().get(t).parent() == parent) {
        if (shown[t]) {
          order.add(t);
        }
        addBelow(t, shown, order);
      }
    }
  }

  private String chart() {
    double height = TOP + LANE * lanes.size() + 6;
    String inside =
        Markup.join(
            ticks(height),
            Markup.element("g", labels()),
            Markup.element("g", bars(), "clip-path", "url(#lanes)"),
            Markup.element("g", arrows(), "clip-path", "url(#lanes)"),
            "<clipPath id='lanes'><rect x='%s' y='0' width='%s' height='%s'/></clipPath>"
                .formatted(
                    Markup.decimal(LEFT), Markup.decimal(WIDTH - LEFT), Markup.decimal(height)));
    String drawing =
        Markup.element(
            "svg",
            Markup.element("title", "Time line of one shot") + inside,
            "id",
            "timeline",
            "viewBox",
            "0 0 " + Markup.decimal(WIDTH) + " " + Markup.decimal(height),
            "role",
            "img",
            "aria-label",
            "Time line of one shot",
            "data-left",
            LEFT,
            "data-right",
            WIDTH - 10,
            "data-ps",
            trace.endPs());
    return Markup.join(
        "<p class='note'><button type='button' data-zoom='2'>closer</button> <button type='button'"
            + " data-zoom='0.5'>wider</button> <button type='button' data-zoom='0'>whole"
            + " shot</button> wheel zooms, dragging moves, keys W A S D too</p>",
        Markup.element("div", drawing, "class", "scroll wide"),
        Markup.element("p", legend(), "class", "note"),
        cutNote());
  }

  private static String key(String style, String words) {
    return "<span class='key " + style + "'></span> " + words + " ";
  }

  /** What is drawn, and no more. */
  private String legend() {
    EnumSet<Trace.Work> drawn = EnumSet.noneOf(Trace.Work.class);
    for (Trace.Slice slice : trace.slices()) {
      if (laneY[slice.track()] > 0) {
        drawn.add(slice.work());
      }
    }
    return drawn.stream().map(work -> key(style(work), words(work))).collect(joining());
  }

  private static String words(Trace.Work work) {
    return switch (work) {
      case GATE -> "gate";
      case READOUT -> "measurement, reset";
      case STALL -> "the QPU waits";
      case AWAIT -> "half reserved for a pair";
      case PAIR -> "pair alive";
      case MEMORY -> "in memory";
      case ATTEMPTS -> "link attempts";
      case MESSAGE -> "message";
    };
  }

  private String cutNote() {
    List<String> missing = new ArrayList<>();
    List<Trace.Busy> busy = trace.busy();
    int qubits = 0;
    int hiddenQubits = 0;
    int others = 0;
    for (int t = 0; t < laneY.length; t++) {
      boolean isBusy = busy.get(t).sliceCount() > 0;
      boolean isHidden = isBusy && laneY[t] == 0;
      qubits += isBusy && isDataQubit(t) ? 1 : 0;
      hiddenQubits += isHidden && isDataQubit(t) ? 1 : 0;
      others += isHidden && !isDataQubit(t) ? 1 : 0;
    }
    if (hiddenQubits > 0) {
      missing.add(
          Numbers.count(hiddenQubits)
              + " of "
              + Numbers.count(qubits, "data qubit")
              + " (of each QPU those in nonlocal gates come first)");
    }
    if (others > 0) {
      missing.add(Numbers.count(others, "other lane"));
    }
    if (trace.slices().size() > MOST_SLICES) {
      missing.add("some bars");
    }
    return missing.isEmpty()
        ? ""
        : Markup.element(
            "p",
            "Not drawn: "
                + String.join(", ", missing)
                + "; --trace writes all for the Perfetto viewer.",
            "class",
            "note");
  }

  private String ticks(double height) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i <= TICKS; i++) {
      double x = LEFT + (WIDTH - LEFT - 10) * i / TICKS;
      text.append(Markup.line(x, TOP - 8, x, height, "tick"));
      text.append(
          Markup.element(
              "text",
              Numbers.seconds(1e-12 * trace.endPs() * i / TICKS),
              "x",
              x,
              "y",
              12.0,
              "class",
              "small tickname " + (i == TICKS ? "end" : i == 0 ? "" : "middle")));
    }
    return text.toString();
  }

  private String labels() {
    StringBuilder text = new StringBuilder();
    for (int t : lanes) {
      Trace.Track track = trace.tracks().get(t);
      boolean group = track.parent() == Trace.NO_PARENT;
      text.append(
          Markup.text(group ? 4 : 18, laneY[t] + 13, group ? "strong" : "small", track.name()));
      text.append(Markup.line(0, laneY[t] + LANE, WIDTH, laneY[t] + LANE, "lane")).append('\n');
    }
    return text.toString();
  }

  private String bars() {
    StringBuilder text = new StringBuilder();
    int drawn = 0;
    for (Trace.Slice slice : trace.slices()) {
      if (laneY[slice.track()] > 0 && drawn++ < MOST_SLICES) {
        text.append(bar(slice)).append('\n');
      }
    }
    return text.toString();
  }

  private String bar(Trace.Slice slice) {
    String hint =
        slice.name()
            + (slice.pair() == Trace.NO_PAIR ? "" : ", pair " + slice.pair())
            + ": "
            + Numbers.seconds(1e-12 * slice.startPs())
            + " for "
            + Numbers.seconds(1e-12 * (slice.endPs() - slice.startPs()));
    double x = LEFT + slice.startPs() * scale;
    double width = Math.max(0.4, (slice.endPs() - slice.startPs()) * scale);
    return Markup.rect(
        x, laneY[slice.track()] + 3, width, LANE - 5, "bar " + style(slice.work()), hint);
  }

  private static String style(Trace.Work work) {
    return switch (work) {
      case GATE -> "gate";
      case READOUT -> "measure";
      case STALL -> "idle";
      case AWAIT -> "await";
      case PAIR -> "pair";
      case MEMORY -> "memory";
      case ATTEMPTS -> "burst";
      case MESSAGE -> "message";
    };
  }

  private String arrows() {
    StringBuilder text = new StringBuilder();
    for (Trace.Flow flow : trace.flows().subList(0, Math.min(MOST_ARROWS, trace.flows().size()))) {
      Trace.Slice from = trace.slices().get(flow.from());
      Trace.Slice to = trace.slices().get(flow.to());
      if (laneY[from.track()] > 0 && laneY[to.track()] > 0) {
        text.append(
            Markup.line(
                LEFT + from.endPs() * scale,
                laneY[from.track()] + LANE / 2,
                LEFT + to.startPs() * scale,
                laneY[to.track()] + LANE / 2,
                "arrow"));
      }
    }
    return text.toString();
  }
}

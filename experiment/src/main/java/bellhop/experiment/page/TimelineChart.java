package bellhop.experiment.page;

import bellhop.experiment.Numbers;
import bellhop.protocol.Trace;
import java.util.ArrayList;
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
  private static final String LEGEND =
      Markup.element(
          "p",
          key("gate", "gate")
              + key("measure", "measurement, reset")
              + key("idle", "the QPU waits")
              + key("await", "half reserved for a pair")
              + key("burst", "link attempts")
              + key("pair", "pair alive")
              + key("memory", "in memory")
              + key("message", "message"),
          "class",
          "note");

  private final Trace trace;
  private final double scale;
  private final List<Integer> lanes = new ArrayList<>();
  private final double[] laneY;

  private TimelineChart(Trace trace) {
    this.trace = trace;
    this.scale = (WIDTH - LEFT - 10) / Math.max(1, trace.endPs());
    this.laneY = new double[trace.tracks().size()];
    List<Trace.Busy> busy = trace.busy();
    boolean[] shown = new boolean[laneY.length];
    for (int t = laneY.length - 1; t >= 0; t--) {
      int parent = trace.tracks().get(t).parent();
      shown[t] |= busy.get(t).sliceCount() > 0;
      if (parent >= 0 && shown[t]) {
        shown[parent] = true;
      }
    }
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

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  /** The network is what a reader of a large program looks for; of each QPU two qubits stay. */
  private void hideMostDataQubits(boolean[] shown) {
    int[] kept = new int[shown.length];
    for (int t = 0; t < shown.length; t++) {
      Trace.Track track = trace.tracks().get(t);
      if (shown[t] && track.kind() == Trace.Kind.DATA_QUBIT && track.parent() >= 0) {
        shown[t] = kept[track.parent()]++ < KEPT_QUBITS;
      }
    }
  }

  /** Depth first, so that a track stands below its group, wherever it was added. */
  private List<Integer> inOrder(boolean[] shown) {
    List<Integer> order = new ArrayList<>();
    addBelow(Trace.NO_PARENT, shown, order);
    return order.subList(0, Math.min(order.size(), MOST_LANES));
  }

  private void addBelow(int parent, boolean[] shown, List<Integer> order) {
    for (int t = 0; t < shown.length; t++) {
      if (shown[t] && trace.tracks().get(t).parent() == parent) {
        order.add(t);
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
        LEGEND,
        cutNote());
  }

  private static String key(String style, String words) {
    return "<span class='key " + style + "'></span> " + words + " ";
  }

  private String cutNote() {
    boolean cut = trace.slices().size() > MOST_SLICES || hiddenLanes();
    return cut
        ? Markup.element(
            "p",
            "Not all lanes and bars are drawn; --trace writes them for the Perfetto viewer.",
            "class",
            "note")
        : "";
  }

  private boolean hiddenLanes() {
    return trace.slices().stream().anyMatch(slice -> laneY[slice.track()] == 0);
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
    return Markup.rect(x, laneY[slice.track()] + 3, width, LANE - 5, style(slice.work()), hint);
  }

  private static String style(Trace.Work work) {
    return "bar "
        + switch (work) {
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

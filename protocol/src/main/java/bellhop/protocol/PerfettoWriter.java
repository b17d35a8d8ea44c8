package bellhop.protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes a trace as a native Perfetto file, which the public viewer opens offline.
 *
 * <p>The file is a protobuf message of packets: first one descriptor a track, then the begin and
 * end of every slice in order of time. The format counts whole nanoseconds and cannot declare
 * picoseconds; therefore one tick stands for one picosecond, and the name of the root track says
 * so. Slices on one track must nest, so those that overlap go to further lanes of the same name. An
 * arrow is a number that both of its slices carry. Field numbers: Perfetto's {@code
 * trace_packet.proto}, {@code track_descriptor.proto} and {@code track_event.proto}.
 */
public final class PerfettoWriter {
  /** What the root track is called. */
  public static final String ROOT_NAME = "Bellhop (1 ns on screen = 1 ps)";

  private static final int PACKET = 1;
  private static final int TIMESTAMP = 8;
  private static final int SEQUENCE = 10;
  private static final int TRACK_EVENT = 11;
  private static final int TRACK_DESCRIPTOR = 60;
  private static final int DESCRIPTOR_UUID = 1;
  private static final int DESCRIPTOR_NAME = 2;
  private static final int DESCRIPTOR_PARENT = 5;
  private static final int EVENT_ANNOTATION = 4;
  private static final int EVENT_TYPE = 9;
  private static final int EVENT_TRACK = 11;
  private static final int EVENT_CATEGORY = 22;
  private static final int EVENT_NAME = 23;
  private static final int EVENT_FLOW = 47;
  private static final int EVENT_LAST_FLOW = 48;
  private static final int ANNOTATION_INT = 4;
  private static final int ANNOTATION_NAME = 10;
  private static final int SLICE_BEGIN = 1;
  private static final int SLICE_END = 2;
  private static final int ONE_WRITER = 1;
  private static final long ROOT = 1;

  /** Room for lanes between the identities of two tracks. */
  private static final long LANES = 1L << 20;

  private final Trace trace;
  private final Lanes lanes;
  private final ProtoBuffer file = new ProtoBuffer();

  private PerfettoWriter(Trace trace) {
    this.trace = trace;
    lanes = new Lanes(trace);
  }

  /** The file of a trace; equal bytes for equal traces. */
  public static byte[] write(Trace trace) {
    PerfettoWriter writer = new PerfettoWriter(trace);
    writer.descriptors();
    writer.events();
    return writer.file.toByteArray();
  }

  private static long uuid(int track, int lane) {
    return ROOT + 1 + track * LANES + lane;
  }

  private void descriptors() {
    descriptor(ROOT, ROOT_NAME, 0);
    for (int t = 0; t < trace.tracks().size(); t++) {
      Trace.Track track = trace.tracks().get(t);
      long parent = track.parent() == Trace.NO_PARENT ? ROOT : uuid(track.parent(), 0);
      for (int lane = 0; lane < lanes.count(t); lane++) {
        descriptor(uuid(t, lane), track.name(), parent);
      }
    }
  }

  private void descriptor(long uuid, String name, long parent) {
    ProtoBuffer descriptor = new ProtoBuffer();
    descriptor.number(DESCRIPTOR_UUID, uuid);
    descriptor.text(DESCRIPTOR_NAME, name);
    if (parent != 0) {
      descriptor.number(DESCRIPTOR_PARENT, parent);
    }
    ProtoBuffer packet = new ProtoBuffer();
    packet.number(SEQUENCE, ONE_WRITER);
    packet.message(TRACK_DESCRIPTOR, descriptor);
    file.message(PACKET, packet);
  }

  /** One edge of a slice; at equal times ends come first, so that neighbours do not overlap. */
  private record Edge(long timePs, boolean isBegin, int slice) {}

  private void events() {
    List<Edge> edges = new ArrayList<>();
    for (int s = 0; s < trace.slices().size(); s++) {
      Trace.Slice slice = trace.slices().get(s);
      if (slice.startPs() < slice.endPs()) {
        edges.add(new Edge(slice.startPs(), true, s));
        edges.add(new Edge(slice.endPs(), false, s));
      }
    }
    edges.sort(
        Comparator.comparingLong(Edge::timePs)
            .thenComparing(Edge::isBegin)
            .thenComparingInt(Edge::slice));
    List<List<Long>> starts = flows(true);
    List<List<Long>> ends = flows(false);
    for (Edge edge : edges) {
      event(edge, starts.get(edge.slice()), ends.get(edge.slice()));
    }
  }

  /** By slice: the arrows that begin or that end there, numbered from 1. */
  private List<List<Long>> flows(boolean starts) {
    List<List<Long>> bySlice = new ArrayList<>();
    for (int s = 0; s < trace.slices().size(); s++) {
      bySlice.add(new ArrayList<>());
    }
    for (int f = 0; f < trace.flows().size(); f++) {
      Trace.Flow flow = trace.flows().get(f);
      bySlice.get(starts ? flow.from() : flow.to()).add(f + 1L);
    }
    return bySlice;
  }

  private void event(Edge edge, List<Long> flowStarts, List<Long> flowEnds) {
    Trace.Slice slice = trace.slices().get(edge.slice());
    ProtoBuffer event = new ProtoBuffer();
    event.number(EVENT_TYPE, edge.isBegin() ? SLICE_BEGIN : SLICE_END);
    event.number(EVENT_TRACK, uuid(slice.track(), lanes.of(edge.slice())));
    if (edge.isBegin()) {
      event.text(EVENT_CATEGORY, "bellhop");
      event.text(EVENT_NAME, slice.name());
      annotate(event, "start_ps", slice.startPs());
      annotate(event, "end_ps", slice.endPs());
      if (slice.pair() != Trace.NO_PAIR) {
        annotate(event, "pair", slice.pair());
      }
      flowStarts.forEach(flow -> event.fixed64(EVENT_FLOW, flow));
      flowEnds.forEach(flow -> event.fixed64(EVENT_LAST_FLOW, flow));
    }
    ProtoBuffer packet = new ProtoBuffer();
    packet.number(TIMESTAMP, edge.timePs());
    packet.number(SEQUENCE, ONE_WRITER);
    packet.message(TRACK_EVENT, event);
    file.message(PACKET, packet);
  }

  private static void annotate(ProtoBuffer event, String name, long value) {
    ProtoBuffer annotation = new ProtoBuffer();
    annotation.text(ANNOTATION_NAME, name);
    annotation.number(ANNOTATION_INT, value);
    event.message(EVENT_ANNOTATION, annotation);
  }
}

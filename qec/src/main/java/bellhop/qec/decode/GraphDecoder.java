package bellhop.qec.decode;

import bellhop.circuit.shots.Hits;
import bellhop.circuit.shots.ShotTable;
import java.util.Arrays;

/**
 * What decoders on a matching graph have in common: they go shot by shot, find edges that explain
 * the events, and the observables follow from those. Events of presumed faults are taken off
 * before; heralds make edges cheaper for a shot.
 *
 * <p>More than 64 observables take several passes, each with the same edges.
 */
abstract class GraphDecoder implements Corrector {
  final MatchingGraph graph;

  /** Of each place in the arrays of neighbours, for the shot at hand. */
  final int[] weights;

  /** Of the shot at hand, each once. */
  int[] events = new int[64];

  int eventCount;

  /** Of each edge, for the pass at hand. */
  long[] masks = {};

  /** Of the answer, without presumed faults. */
  long flipped;

  /** Faults that the answer has an odd number of times, where they are asked for. */
  boolean keepsFaults;

  private final boolean[] isBlamed;
  private int[] touched = new int[64];
  private int touchedCount;

  private final boolean[] isOdd;
  private final Heralds heralds;

  GraphDecoder(MatchingGraph graph) {
    this.graph = graph;
    weights = graph.weights.clone();
    isBlamed = new boolean[graph.graph().faultCount()];
    isOdd = new boolean[graph.nodeCount];
    heralds = new Heralds(graph);
  }

  /**
   * Finds edges that explain the {@link #events}, of which there is at least one, and {@linkplain
   * #use uses} them.
   *
   * @param shot its number, for messages
   */
  abstract void solve(long shot);

  /** What a shot has left behind goes, also where it was refused. */
  abstract void forget();

  /** The weight of an edge is another one, until it is changed back. */
  void setWeight(int edge, int weight) {
    for (int place : graph.places(edge)) {
      weights[place] = weight;
    }
  }

  @Override
  public void decode(Hits detections, ShotTable predictions) {
    predictions.clear();
    for (int pass = 0; pass < graph.masks.length; pass++) {
      masks = graph.masks[pass];
      for (int shot = 0; shot < detections.shots(); shot++) {
        answer(detections, shot);
        write(flipped ^ graph.presumedMasks[pass], pass, shot, predictions);
      }
    }
  }

  private static void write(long flipped, int pass, int shot, ShotTable predictions) {
    for (long left = flipped; left != 0; left &= left - 1) {
      int observable = 64 * pass + Long.numberOfTrailingZeros(left);
      predictions.row(observable)[shot >>> 6] |= 1L << shot;
    }
  }

  @Override
  public void correct(Hits detections, Hits faults) {
    faults.clear(detections.number(0));
    keepsFaults = true;
    masks = graph.masks[0];
    try {
      for (int shot = 0; shot < detections.shots(); shot++) {
        answer(detections, shot);
        for (int fault : graph.presumed) {
          toggle(fault);
        }
        giveBlamed(faults);
      }
    } finally {
      keepsFaults = false;
    }
  }

  private void giveBlamed(Hits faults) {
    for (int i = 0; i < touchedCount; i++) {
      int fault = touched[i];
      if (isBlamed[fault]) {
        faults.add(fault);
        isBlamed[fault] = false;
      }
    }
    touchedCount = 0;
    faults.endShot();
  }

  private void answer(Hits detections, int shot) {
    flipped = 0;
    take(detections, shot);
    try {
      if (eventCount > 0) {
        solve(detections.number(shot));
      }
    } finally {
      forget();
      heralds.forget(this);
    }
  }

  private void take(Hits detections, int shot) {
    int count = detections.count(shot);
    int most = count + graph.presumedEvents.length;
    events = most > events.length ? new int[2 * most] : events;
    System.arraycopy(detections.ones(), detections.start(shot), events, 0, count);
    eventCount = heralds.takeOut(this, events, graph.graph().readsAll() ? count : keepRead(count));
    if (graph.presumedEvents.length > 0) {
      takeOffPresumed();
    }
  }

  /** Events of detectors that are not read are left out. */
  private int keepRead(int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      events[kept] = events[i];
      kept += graph.graph().reads(events[i]) ? 1 : 0;
    }
    return kept;
  }

  private void takeOffPresumed() {
    int[] all = Arrays.copyOf(events, eventCount + graph.presumedEvents.length);
    System.arraycopy(graph.presumedEvents, 0, all, eventCount, graph.presumedEvents.length);
    for (int event : all) {
      isOdd[event] ^= true;
    }
    eventCount = 0;
    for (int event : all) {
      if (isOdd[event]) {
        events[eventCount++] = event;
        isOdd[event] = false;
      }
    }
  }

  /** An edge is in the answer; the second time it is not. */
  void use(int edge) {
    flipped ^= masks[edge];
    if (keepsFaults) {
      toggle(graph.faults[edge]);
    }
  }

  private void toggle(int fault) {
    if (!isBlamed[fault]) {
      touched = touchedCount == touched.length ? Arrays.copyOf(touched, 2 * touchedCount) : touched;
      touched[touchedCount++] = fault;
    }
    isBlamed[fault] ^= true;
  }
}

package bellhop.qec.decode;

import bellhop.circuit.shots.Hits;
import bellhop.circuit.shots.ShotTable;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Decodes a stream of rounds by windows that overlap (Dennis, Kitaev, Landahl, Preskill, J. Math.
 * Phys. 43, 4452, section 6.2): what a decoder blames in the first rounds of a window is committed,
 * the rest is forgotten, and the window moves on. Any {@link Corrector} can be inside.
 *
 * <p>A fault belongs to the first round in which it flips a detector. A window takes in the faults
 * that belong to its rounds, and sees of them only what they flip in its rounds, so that those
 * which reach further are ways out at its end. It commits those that belong to its first rounds;
 * what they flip beyond becomes events of the next window. So what is committed depends on no round
 * after the window. Heralds are seen by each window that has a fault of which they speak.
 */
public final class SlidingWindow implements Corrector {
  private final DecodingGraph graph;
  private final List<Window> windows;

  private final Hits hits = new Hits();
  private final Hits blamed = new Hits();

  /**
   * @param detectors as the whole graph numbers them: those of its rounds, and heralds of its
   *     faults
   * @param faults likewise
   * @param committed how many of these, from the first, are committed
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Window(int[] detectors, int[] faults, int committed, Corrector inside) {
    Window another() {
      return new Window(detectors, faults, committed, inside.another());
    }
  }

  private SlidingWindow(DecodingGraph graph, List<Window> windows) {
    this.graph = graph;
    this.windows = windows;
  }

  /**
   * @param rounds of the detectors of the graph, from 0; those of heralds do not count
   * @param length rounds of a window
   * @param step rounds that each window commits, at most its length
   * @param decoder for the graph of a window
   */
  public static SlidingWindow of(
      DecodingGraph graph,
      int[] rounds,
      int length,
      int step,
      Function<DecodingGraph, Corrector> decoder) {
    if (rounds.length != graph.detectorCount()) {
      throw new IllegalArgumentException(
          rounds.length + " rounds of " + graph.detectorCount() + " detectors");
    }
    if (step < 1 || length < step) {
      throw new InputException(
          Location.of("window of " + length + " rounds that commits " + step),
          "not possible",
          "a window commits one round at least, and no more than it has",
          "a window of twice the distance that commits the distance is meant");
    }
    return new Cutting(graph, rounds, decoder).windows(length, step);
  }

  /** Makes the windows. */
  private static final class Cutting {
    private final DecodingGraph graph;
    private final GraphParts parts;
    private final Function<DecodingGraph, Corrector> decoder;
    private final ByRound detectors;
    private final ByRound faults;

    Cutting(DecodingGraph graph, int[] rounds, Function<DecodingGraph, Corrector> decoder) {
      this.graph = graph;
      this.decoder = decoder;
      parts = new GraphParts(graph);
      detectors =
          ByRound.of(
              IntStream.range(0, rounds.length).filter(its -> !parts.isHerald(its)),
              detector -> rounds[detector]);
      faults = ByRound.of(IntStream.range(0, graph.faultCount()), fault -> first(fault, rounds));
    }

    private int first(int fault, int... rounds) {
      return Arrays.stream(graph.detectors(fault)).map(its -> rounds[its]).min().orElse(0);
    }

    SlidingWindow windows(int length, int step) {
      long end = 1L + detectors.last();
      List<Window> windows = new ArrayList<>();
      long from = 0;
      while (from + length < end) {
        windows.add(window(from, from + length, from + step));
        from += step;
        from += (detectors.nextRound(from) - from) / step * step; // over rounds without any
      }
      windows.add(window(from, end, end));
      return new SlidingWindow(graph, windows);
    }

    private Window window(long from, long to, long commitTo) {
      int[] its = faults.between(from, to);
      int[] seen =
          IntStream.concat(
                  Arrays.stream(detectors.between(from, to)), Arrays.stream(parts.heralds(its)))
              .toArray();
      int committed = faults.between(from, commitTo).length;
      return new Window(seen, its, committed, decoder.apply(parts.part(its, seen)));
    }
  }

  /**
   * Things in the order of their rounds.
   *
   * @param rounds of each of them, ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record ByRound(int[] things, int... rounds) {
    static ByRound of(IntStream things, IntUnaryOperator round) {
      int[] sorted =
          things
              .boxed()
              .sorted(Comparator.comparingInt(round::applyAsInt))
              .mapToInt(Integer::intValue)
              .toArray();
      return new ByRound(sorted, Arrays.stream(sorted).map(round).toArray());
    }

    int last() {
      return rounds.length == 0 ? 0 : rounds[rounds.length - 1];
    }

    /** The first round from this one on that has a thing, or this one if none has. */
    long nextRound(long from) {
      int at = firstAt(from);
      return at == rounds.length ? from : rounds[at];
    }

    int[] between(long from, long to) {
      return Arrays.copyOfRange(things, firstAt(from), firstAt(to));
    }

    private int firstAt(long round) {
      int low = 0;
      int high = rounds.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (rounds[middle] < round) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }

  @Override
  public SlidingWindow another() {
    return new SlidingWindow(graph, windows.stream().map(Window::another).toList());
  }

  /** Takes what is committed. */
  private interface Taker {
    void take(int shot, int fault);
  }

  @Override
  public void decode(Hits detections, ShotTable predictions) {
    predictions.clear();
    slide(
        detections,
        (shot, fault) -> {
          for (int observable : graph.observables(fault)) {
            predictions.row(observable)[shot >>> 6] ^= 1L << shot;
          }
        });
  }

  @Override
  public void correct(Hits detections, Hits faults) {
    List<List<Integer>> taken = new ArrayList<>();
    for (int shot = 0; shot < detections.shots(); shot++) {
      taken.add(new ArrayList<>());
    }
    slide(detections, (shot, fault) -> taken.get(shot).add(fault));
    faults.clear(detections.number(0));
    for (List<Integer> its : taken) {
      its.forEach(faults::add);
      faults.endShot();
    }
  }

  private void slide(Hits detections, Taker taker) {
    if (detections.shots() == 0) {
      return;
    }
    ShotTable left = events(detections);
    for (Window window : windows) {
      hits.fill(left.rowsAt(window.detectors), detections.number(0), detections.shots());
      window.inside.correct(hits, blamed);
      for (int shot = 0; shot < detections.shots(); shot++) {
        commit(window, shot, left, taker);
      }
    }
  }

  /** A row for each detector. */
  private ShotTable events(Hits detections) {
    ShotTable events = new ShotTable(graph.detectorCount(), detections.shots());
    for (int shot = 0; shot < detections.shots(); shot++) {
      for (int i = detections.start(shot); i < detections.start(shot + 1); i++) {
        int detector = detections.ones()[i];
        if (graph.reads(detector)) {
          events.set(detector, shot, true);
        }
      }
    }
    return events;
  }

  private void commit(Window window, int shot, ShotTable left, Taker taker) {
    for (int i = blamed.start(shot); i < blamed.start(shot + 1); i++) {
      int number = blamed.ones()[i];
      if (number < window.committed) {
        int fault = window.faults[number];
        taker.take(shot, fault);
        for (int detector : graph.detectors(fault)) {
          left.row(detector)[shot >>> 6] ^= 1L << shot;
        }
      }
    }
  }
}

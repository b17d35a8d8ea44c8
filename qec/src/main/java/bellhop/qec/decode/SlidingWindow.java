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
 * after the window.
 */
public final class SlidingWindow implements Corrector {
  private final DecodingGraph graph;
  private final List<Window> windows;

  /** All detectors in the order of their rounds: rows of the events that are left. */
  private final int[] order;

  private final int[] rowOf;
  private final Hits hits = new Hits();
  private final Hits blamed = new Hits();

  /**
   * @param firstRow of its detectors
   * @param rows how many they are
   * @param faults as the whole graph numbers them
   * @param committed how many of these, from the first, are committed
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Window(int firstRow, int rows, int committed, Corrector inside, int... faults) {
    Window another() {
      return new Window(firstRow, rows, committed, inside.another(), faults);
    }
  }

  private SlidingWindow(DecodingGraph graph, int[] order, List<Window> windows) {
    this.graph = graph;
    this.order = order;
    this.windows = windows;
    rowOf = new int[order.length];
    for (int row = 0; row < order.length; row++) {
      rowOf[order[row]] = row;
    }
  }

  /**
   * @param rounds of the detectors of the graph, from 0
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
    private final int[] rounds;
    private final Function<DecodingGraph, Corrector> decoder;
    private final int[] order;

    /** All faults by the rounds that they belong to, and these rounds by fault. */
    private final int[] faults;

    private final int[] roundOf;

    Cutting(DecodingGraph graph, int[] rounds, Function<DecodingGraph, Corrector> decoder) {
      this.graph = graph;
      this.rounds = rounds;
      this.decoder = decoder;
      order = sorted(rounds.length, detector -> rounds[detector]);
      roundOf = IntStream.range(0, graph.faultCount()).map(this::firstRound).toArray();
      faults = sorted(graph.faultCount(), fault -> roundOf[fault]);
    }

    private static int[] sorted(int count, Function<Integer, Integer> key) {
      return IntStream.range(0, count)
          .boxed()
          .sorted(Comparator.comparing(key))
          .mapToInt(Integer::intValue)
          .toArray();
    }

    private int firstRound(int fault) {
      return Arrays.stream(graph.detectors(fault))
          .map(detector -> rounds[detector])
          .min()
          .orElse(0);
    }

    SlidingWindow windows(int length, int step) {
      int last = Arrays.stream(rounds).max().orElse(0);
      List<Window> windows = new ArrayList<>();
      for (int from = 0; from == 0 || from + length - step <= last; from += step) {
        boolean isLast = from + length > last;
        windows.add(
            window(from, isLast ? last + 1 : from + length, isLast ? last + 1 : from + step));
        if (isLast) {
          break;
        }
      }
      return new SlidingWindow(graph, order, windows);
    }

    private Window window(int from, int to, int commitTo) {
      int[] detectors =
          Arrays.stream(order).filter(its -> rounds[its] >= from && rounds[its] < to).toArray();
      int[] its =
          Arrays.stream(faults).filter(f -> roundOf[f] >= from && roundOf[f] < to).toArray();
      int committed = (int) Arrays.stream(its).filter(f -> roundOf[f] < commitTo).count();
      int firstRow = (int) Arrays.stream(order).filter(d -> rounds[d] < from).count();
      Corrector inside = decoder.apply(graph.part(its, detectors));
      return new Window(firstRow, detectors.length, committed, inside, its);
    }
  }

  @Override
  public SlidingWindow another() {
    return new SlidingWindow(graph, order, windows.stream().map(Window::another).toList());
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
      hits.fill(left.rows(window.firstRow, window.rows), detections.number(0), detections.shots());
      window.inside.correct(hits, blamed);
      for (int shot = 0; shot < detections.shots(); shot++) {
        commit(window, shot, left, taker);
      }
    }
  }

  private ShotTable events(Hits detections) {
    ShotTable events = new ShotTable(order.length, detections.shots());
    for (int shot = 0; shot < detections.shots(); shot++) {
      for (int i = detections.start(shot); i < detections.start(shot + 1); i++) {
        events.set(rowOf[detections.ones()[i]], shot, true);
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
          left.row(rowOf[detector])[shot >>> 6] ^= 1L << shot;
        }
      }
    }
  }
}

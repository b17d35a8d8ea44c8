package bellhop.cli;

import bellhop.circuit.shots.Hits;
import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.shots.Width;
import bellhop.experiment.AtOnce;
import bellhop.qec.decode.Decoder;
import bellhop.qec.decode.DecodingGraph;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * Reads shots batch after batch, decodes batches on some threads, and writes predictions in the
 * order of the shots. Where the true observables are known, it counts shots with a wrong one.
 */
final class DecodedShots {
  private final DecodingGraph graph;
  private final Decoder decoder;
  private final boolean isAppended;
  private final int threads;
  private final int batch;
  private long shotCount;
  private long errorCount;

  /** Gives the true observables of the shots that were read last, if they are apart. */
  interface Truth {
    boolean fill(ShotTable observables, int count, ShotInput shots);
  }

  /** A batch and where it is worked on. */
  private final class Place {
    private final ShotTable read;
    private final ShotTable events;
    private final ShotTable truth;
    private final ShotTable predictions;
    private final Hits hits = new Hits();
    private long first;
    private int count;
    private boolean isKnown;

    Place() {
      read = new ShotTable(width().bits(), batch);
      events = read.rows(0, graph.detectorCount());
      truth =
          isAppended
              ? read.rows(graph.detectorCount(), graph.observableCount())
              : new ShotTable(graph.observableCount(), batch);
      predictions = new ShotTable(graph.observableCount(), batch);
    }

    boolean read(ShotInput shots, Truth truths) {
      first = shots.shotCount();
      count = shots.read(read, batch);
      isKnown = truths.fill(truth, count, shots) || isAppended;
      return count > 0;
    }

    void decode(Decoder decoder) {
      hits.fill(events, first, count);
      decoder.decode(hits, predictions);
    }
  }

  /** A batch on its way. */
  private record Underway(Place place, FutureTask<Void> work) {}

  /**
   * @param mostShots of a batch, 64 times a power of two
   * @param isAppended whether observables stand behind the detectors of shots that are read
   */
  DecodedShots(
      DecodingGraph graph, Decoder decoder, int mostShots, boolean isAppended, int threads) {
    this.graph = graph;
    this.decoder = decoder;
    this.isAppended = isAppended;
    this.threads = threads;
    batch = ShotTable.batch(width().bits() + 2L * graph.observableCount(), mostShots);
  }

  /** Of the shots that are read. */
  Width width() {
    return Width.ofDetectors(graph.detectorCount(), isAppended ? graph.observableCount() : 0);
  }

  void run(ShotInput shots, Truth truth, ShotOutputs.Sink sink) {
    if (threads == 1) {
      Place place = new Place();
      while (place.read(shots, truth)) {
        place.decode(decoder);
        finish(place, sink);
      }
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      run(pool, shots, truth, sink);
    } finally {
      pool.shutdownNow();
    }
  }

  private void run(ExecutorService pool, ShotInput shots, Truth truth, ShotOutputs.Sink sink) {
    Queue<Place> idle = new ArrayDeque<>();
    for (int i = 0; i < 2 * threads; i++) {
      idle.add(new Place());
    }
    Queue<Decoder> decoders = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < threads; i++) {
      decoders.add(decoder.another());
    }
    Queue<Underway> underway = new ArrayDeque<>();
    while (true) {
      Place place = idle.isEmpty() ? finishFirst(underway, sink) : idle.remove();
      if (!place.read(shots, truth)) {
        break;
      }
      FutureTask<Void> work = new FutureTask<>(() -> decode(place, decoders), null);
      pool.execute(work);
      underway.add(new Underway(place, work));
    }
    while (!underway.isEmpty()) {
      finishFirst(underway, sink);
    }
  }

  private static void decode(Place place, Queue<Decoder> decoders) {
    Decoder decoder = decoders.remove();
    try {
      place.decode(decoder);
    } finally {
      decoders.add(decoder);
    }
  }

  private Place finishFirst(Queue<Underway> underway, ShotOutputs.Sink sink) {
    Underway first = underway.remove();
    AtOnce.get(first.work);
    finish(first.place, sink);
    return first.place;
  }

  private void finish(Place place, ShotOutputs.Sink sink) {
    shotCount += place.count;
    errorCount += place.isKnown ? place.predictions.unlike(place.truth, place.count) : 0;
    sink.write(place.count, place.predictions);
  }

  /**
   * Of all shots.
   *
   * @param decoder its name
   */
  ErrorCount count(String decoder) {
    return ErrorCount.of(decoder, shotCount, errorCount, graph.floor());
  }
}

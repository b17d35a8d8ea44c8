package bellhop.distributed;

import bellhop.distributed.Instruction.Compute;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.Receive;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Instruction.Reset;
import bellhop.distributed.Instruction.Send;
import java.util.Arrays;

/** Walks one local program and joins what shares a qubit or a cell. */
final class LocalWaits {
  private final int qpu;
  private final Edges edges;
  private final Meetings meetings;
  private final int[] lastOnQubit;
  private final long[] waitingPair;
  private final int[] writer;
  // Readers of each cell since its last writer, as linked lists: a cell's newest reader, and for
  // each entry the one before it.
  private final int[] newestReader;
  private int[] reader = new int[64];
  private int[] olderReader = new int[64];
  private int readerCount;

  /** The last fence, or the first instruction if there was none. */
  private int sinceFence = -1;

  LocalWaits(LocalProgram local, int qpu, Edges edges, Meetings meetings) {
    this.qpu = qpu;
    this.edges = edges;
    this.meetings = meetings;
    lastOnQubit = filled(local.qubitCount());
    waitingPair = new long[local.qubitCount()];
    Arrays.fill(waitingPair, -1);
    writer = filled(local.cells().size());
    newestReader = filled(local.cells().size());
  }

  private static int[] filled(int length) {
    int[] array = new int[length];
    Arrays.fill(array, -1);
    return array;
  }

  void step(int node, Instruction instruction) {
    if (sinceFence < 0) {
      sinceFence = node;
    }
    if (instruction.isFence()) {
      fence(node);
      return;
    }
    for (int i = 0; i < instruction.qubitCount(); i++) {
      touch(node, instruction.qubitAt(i));
    }
    if (instruction.guardCell() != Instruction.NO_GUARD) {
      read(node, instruction.guardCell());
    }
    switch (instruction) {
      case GateOn _, Reset _, Instruction.Barrier _ -> {}
      case Instruction.LoopEdge _, Instruction.Decision _ -> {}
      case Measure measure -> write(node, measure.cell());
      case RequestPair request -> {
        waitingPair[request.qubit()] = request.pair();
        meetings.request(request.pair(), node);
      }
      case Send send -> {
        read(node, send.cell());
        meetings.send(new Message(qpu, send.to(), send.key()), node);
      }
      case Receive receive -> {
        write(node, receive.cell());
        meetings.receive(new Message(receive.from(), qpu, receive.key()), node);
      }
      case Compute compute -> {
        compute.value().forEachCell(cell -> read(node, cell));
        write(node, compute.cell());
      }
    }
  }

  /** Waits for all since the fence before; all that comes later waits for it. */
  private void fence(int node) {
    for (int earlier = sinceFence; earlier < node; earlier++) {
      edges.add(earlier, node);
    }
    sinceFence = node;
    Arrays.fill(lastOnQubit, node);
    Arrays.fill(writer, node);
    Arrays.fill(newestReader, -1);
  }

  private void touch(int node, int qubit) {
    edges.add(lastOnQubit[qubit], node);
    lastOnQubit[qubit] = node;
    if (waitingPair[qubit] >= 0) {
      meetings.use(waitingPair[qubit], node);
      waitingPair[qubit] = -1;
    }
  }

  private void read(int node, int cell) {
    edges.add(writer[cell], node);
    if (readerCount == reader.length) {
      reader = Arrays.copyOf(reader, 2 * readerCount);
      olderReader = Arrays.copyOf(olderReader, 2 * readerCount);
    }
    reader[readerCount] = node;
    olderReader[readerCount] = newestReader[cell];
    newestReader[cell] = readerCount++;
  }

  /** A guarded write keeps the old value, but order with the old writer is kept either way. */
  private void write(int node, int cell) {
    edges.add(writer[cell], node);
    for (int i = newestReader[cell]; i >= 0; i = olderReader[i]) {
      edges.add(reader[i], node);
    }
    newestReader[cell] = -1;
    writer[cell] = node;
  }
}

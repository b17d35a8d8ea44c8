package bellhop.protocol.path;

import bellhop.protocol.Snapshots;
import java.util.BitSet;
import java.util.List;

/** A circuit on its way into the nodes, there, or on its way out. It decides nothing. */
final class Installation {
  private static final List<Stage> STAGES = List.of(Stage.values());

  enum Stage {
    /** Not all nodes have it. */
    COMING,
    /** All have it. */
    THERE,
    /** Its head is to forget it. */
    LEAVING_HEAD,
    /** The others are. */
    LEAVING
  }

  final Circuit circuit;
  final int session;
  Stage stage;

  /** By place on the circuit: who has not answered yet. */
  private final BitSet missing = new BitSet();

  Installation(Circuit circuit, int session, Stage stage) {
    this.circuit = circuit;
    this.session = session;
    this.stage = stage;
  }

  /** From now on all nodes from that place on are to answer. */
  void expect(int firstPlace) {
    missing.clear();
    missing.set(firstPlace, circuit.nodes().size());
  }

  /** A node has answered; whether all have. */
  boolean answered(int node) {
    int place = circuit.nodes().indexOf(node);
    if (place >= 0) {
      missing.clear(place);
    }
    return missing.isEmpty();
  }

  boolean isLeaving() {
    return switch (stage) {
      case COMING, THERE -> false;
      case LEAVING_HEAD, LEAVING -> true;
    };
  }

  void write(Snapshots.Writer writer) {
    RouteSnapshots.write(circuit, writer);
    writer.add(session);
    writer.add(STAGES.indexOf(stage));
    writer.add(missing.cardinality());
    missing.stream().forEach(writer::add);
  }

  static Installation read(Snapshots.Reader reader) {
    Circuit circuit = RouteSnapshots.readCircuit(reader);
    int session = reader.nextInt();
    Installation its = new Installation(circuit, session, STAGES.get(reader.nextInt()));
    int count = reader.nextInt();
    for (int i = 0; i < count; i++) {
      its.missing.set(reader.nextInt());
    }
    return its;
  }
}

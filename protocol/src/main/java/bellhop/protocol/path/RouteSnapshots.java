package bellhop.protocol.path;

import bellhop.protocol.Snapshots;
import bellhop.protocol.path.NodeSettings.Route;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.List;

/** Circuits as numbers of a snapshot. What they do in a run is written elsewhere. */
final class RouteSnapshots {
  private static final List<Circuit.Method> METHODS = List.of(Circuit.Method.values());

  private RouteSnapshots() {}

  static void write(Route route, Snapshots.Writer writer) {
    write(route.circuit(), writer);
    writer.add(route.up());
    writer.add(route.down());
    writer.add(route.headLanes());
  }

  static Route read(Snapshots.Reader reader) {
    return new Route(readCircuit(reader), reader.nextInt(), reader.nextInt(), reader.nextInt());
  }

  static void write(Circuit circuit, Snapshots.Writer writer) {
    writer.add(circuit.id());
    write(circuit.nodes(), writer);
    write(circuit.links(), writer);
    write(circuit.rounds(), writer);
    writer.add(METHODS.indexOf(circuit.method()));
    writer.add(circuit.cutoff().picos());
    writer.add(circuit.retry().picos());
    writer.add(circuit.latency().picos());
    writer.add(Double.doubleToLongBits(circuit.fidelity()));
    writer.add(Double.doubleToLongBits(circuit.rate()));
    writer.add(circuit.measured() ? 1 : 0);
  }

  static Circuit readCircuit(Snapshots.Reader reader) {
    return new Circuit(
        reader.nextInt(),
        readAll(reader),
        readAll(reader),
        readAll(reader),
        METHODS.get(reader.nextInt()),
        Span.picos(reader.next()),
        Span.picos(reader.next()),
        Span.picos(reader.next()),
        Double.longBitsToDouble(reader.next()),
        Double.longBitsToDouble(reader.next()),
        reader.next() != 0);
  }

  private static void write(List<Integer> numbers, Snapshots.Writer writer) {
    writer.add(numbers.size());
    numbers.forEach(writer::add);
  }

  private static List<Integer> readAll(Snapshots.Reader reader) {
    int count = reader.nextInt();
    List<Integer> numbers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      numbers.add(reader.nextInt());
    }
    return numbers;
  }
}

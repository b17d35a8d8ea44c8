package bellhop.distributed;

import bellhop.circuit.Program;
import bellhop.circuit.qasm.QasmReader;
import bellhop.network.Network;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads back what {@link Emitter} prints. Whether it is valid is for {@link Validity} to say. */
public final class Reader {
  private final Network network;
  private final Names names;
  private final Schedule schedule;
  private final List<LocalProgram> programs;
  private final List<Map<String, Integer>> cellsByName;

  private Reader(Network network, Schedule schedule, List<LocalProgram> programs) {
    this.network = network;
    this.names = new Names(network);
    this.schedule = schedule;
    this.programs = programs;
    this.cellsByName = programs.stream().map(Reader::cellsByName).toList();
  }

  /**
   * An equal program.
   *
   * @throws InputException with the place, if a text is not of that form
   */
  public static Distributed read(List<Text> texts, Network network) {
    Map<String, Text> byName = new HashMap<>();
    texts.forEach(text -> byName.put(text.fileName(), text));
    Schedule schedule = Schedule.read(find(byName, ScheduleWriter.FILE_NAME));
    List<LocalProgram> programs = new ArrayList<>();
    for (Schedule.File file : schedule.files) {
      programs.add(local(find(byName, file.file()), file.qpu(), network));
    }
    return new Reader(network, schedule, programs).distributed();
  }

  private static Text find(Map<String, Text> byName, String file) {
    Text text = byName.get(file);
    if (text == null) {
      String why = "a compiled program is one file per QPU and a schedule";
      throw new InputException(Location.of(file), "no such file", why, "");
    }
    return text;
  }

  private static LocalProgram local(Text text, String qpu, Network network) {
    Program program = QasmReader.read(text.content(), text.fileName());
    LocalProgram local = LocalReader.read(program, text.fileName(), network);
    if (!local.qpu().equals(qpu)) {
      Location at = Location.of(text.fileName());
      String why = "the schedule says it is for \"" + qpu + "\"";
      throw new InputException(at, "a program for \"" + local.qpu() + "\"", why, "");
    }
    return local;
  }

  private Distributed distributed() {
    if (schedule.start.size() != schedule.end.size()) {
      String what = schedule.start.size() + " places at the start, " + schedule.end.size();
      Location at = Location.of(ScheduleWriter.FILE_NAME);
      throw new InputException(at, what + " at the end", "each program qubit has both", "");
    }
    return new Distributed(
        schedule.program,
        programs,
        PairUses.of(programs, network),
        schedule.variables,
        results(),
        schedule.start.stream().map(this::place).toList(),
        schedule.end.stream().map(this::place).toList(),
        schedule.packets.stream().map(this::packet).toList(),
        schedule.moves.stream().map(this::move).toList(),
        schedule.gateAt.stream().map(gate -> new GateAt(gate.gate(), qpu(gate))).toList());
  }

  private int qpu(Schedule.Gate gate) {
    return qpu(gate.qpu(), gate.at());
  }

  /** Programs stand in the order of the schedule, which a valid one shares with the network. */
  private int qpu(String name, Location at) {
    int qpu = names.qpu(name, at);
    if (qpu >= programs.size() || !programs.get(qpu).qpu().equals(name)) {
      String why = "the programs are not in the order of the network's QPUs";
      throw new InputException(at, "QPU \"" + name + "\"", why, "");
    }
    return qpu;
  }

  private Place place(Schedule.Named named) {
    int qpu = qpu(named.qpu(), named.at());
    return new Place(qpu, QubitNames.read(programs.get(qpu), named.name(), named.at()));
  }

  private List<Result> results() {
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < schedule.results.size(); i++) {
      Schedule.Named named = schedule.results.get(i);
      int qpu = qpu(named.qpu(), named.at());
      results.add(new Result(schedule.resultCells.get(i), qpu, cell(qpu, named)));
    }
    return results;
  }

  private int cell(int qpu, Schedule.Named named) {
    Integer cell = cellsByName.get(qpu).get(named.name());
    if (cell == null) {
      String why = "the program of \"" + named.qpu() + "\" has none of that name";
      throw new InputException(named.at(), "cell " + named.name(), why, "");
    }
    return cell;
  }

  private static Map<String, Integer> cellsByName(LocalProgram local) {
    Map<String, Integer> byName = new HashMap<>();
    for (Cell cell : local.cells()) {
      byName.put(cell.name(), byName.size());
    }
    return byName;
  }

  private Packet packet(Schedule.RawPacket raw) {
    List<Packet.Edge> tree =
        raw.tree().stream()
            .map(ends -> new Packet.Edge(qpu(ends.get(0), raw.at()), qpu(ends.get(1), raw.at())))
            .toList();
    return new Packet(raw.root(), raw.gates(), tree);
  }

  private Move move(Schedule.RawMove raw) {
    List<Integer> path = raw.path().stream().map(name -> qpu(name, raw.at())).toList();
    return new Move(raw.qubit(), raw.before(), path);
  }
}

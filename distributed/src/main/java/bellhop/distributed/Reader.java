package bellhop.distributed;

import bellhop.circuit.Program;
import bellhop.distributed.Instruction.GateOn;
import bellhop.network.Network;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads back what {@link Emitter} prints. Whether it is valid is for {@link Validity} to say. */
public final class Reader {
  private static final String AGAIN = "compile the program again";

  private final Network network;
  private final Names names;
  private final Schedule schedule;
  private final List<LocalProgram> programs;
  private final List<Map<String, Integer>> cellsByName;
  private final int gateCount;

  private Reader(Network network, Schedule schedule, List<LocalProgram> programs) {
    this.network = network;
    this.names = new Names(network);
    this.schedule = schedule;
    this.programs = programs;
    this.gateCount = gateCount(programs);
    this.cellsByName = programs.stream().map(Reader::cellsByName).toList();
  }

  /**
   * An equal program.
   *
   * @throws InputException with the place, if a text is not of that form
   */
  public static Distributed read(List<Text> texts, Network network) {
    Map<String, Text> byName = new HashMap<>();
    texts.forEach(text -> byName.put(text.shortName(), text));
    Text plan = find(byName, ScheduleWriter.FILE_NAME, Location.of(ScheduleWriter.FILE_NAME));
    Schedule schedule = Schedule.read(plan);
    List<LocalReader> readers = new ArrayList<>();
    for (Schedule.File file : schedule.files) {
      readers.add(local(find(byName, file.file(), file.at()), file.qpu(), network));
    }
    List<LocalProgram> programs = readers.stream().map(LocalReader::local).toList();
    LocalPrinter printer = new LocalPrinter(network, programs);
    for (int qpu = 0; qpu < programs.size(); qpu++) {
      readers.get(qpu).requireSame(printer.print(qpu));
    }
    Distributed distributed = new Reader(network, schedule, programs).distributed();
    List<String> files = schedule.files.stream().map(Schedule.File::file).toList();
    ScheduleCheck.check(plan, distributed, network, files);
    return distributed;
  }

  private static Text find(Map<String, Text> byName, String file, Location at) {
    Text text = byName.get(file);
    if (text == null) {
      String why = "a compiled program is one file per QPU and a schedule";
      throw new InputException(at, "no file " + InputText.shortened(file), why, "");
    }
    return text;
  }

  private static LocalReader local(Text text, String qpu, Network network) {
    LocalReader reader = LocalReader.read(text, network);
    if (!reader.local().qpu().equals(qpu)) {
      String what = "a program for \"" + InputText.shortened(reader.local().qpu()) + "\"";
      String why = "the schedule says it is for \"" + InputText.shortened(qpu) + "\"";
      throw new InputException(text.find("pragma bellhop qpu"), what, why, "");
    }
    return reader;
  }

  private Distributed distributed() {
    if (schedule.start.size() != schedule.end.size()) {
      String what = schedule.start.size() + " places at the start, " + schedule.end.size();
      throw new InputException(
          schedule.at, what + " at the end", "each program qubit has both", "");
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
        schedule.gateAt.stream().map(gate -> new GateAt(gate.gate(), qpu(gate))).toList(),
        schedule.loops);
  }

  private int qpu(Schedule.Gate gate) {
    requireKnown(gate.gate(), gate.at());
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
    Set<Long> used = new HashSet<>();
    int last = -1;
    for (int i = 0; i < schedule.results.size(); i++) {
      Schedule.Named named = schedule.results.get(i);
      int qpu = qpu(named.qpu(), named.at());
      int cell = cell(qpu, named);
      int programCell = schedule.resultCells.get(i);
      if (programCell <= last) {
        throw wrong(
            named, "cell " + programCell + " after " + last, "results stand in ascending order");
      }
      last = programCell;
      if (!used.add(((long) qpu << 32) | cell)) {
        throw wrong(
            named,
            named.name() + " of \"" + named.qpu() + "\" twice",
            "each result has a cell of its own");
      }
      requireSameType(named, programCell, programs.get(qpu).cells().get(cell));
      results.add(new Result(programCell, qpu, cell));
    }
    return results;
  }

  private void requireSameType(Schedule.Named named, int programCell, Cell cell) {
    for (Program.Variable variable : schedule.variables) {
      int within = programCell - variable.firstCell();
      if (within >= 0 && within < variable.cellCount()) {
        int width = variable.kind() == Program.Kind.BIT ? 1 : variable.width();
        if (cell.kind() == variable.kind() && cell.width() == width) {
          return;
        }
        String what = "cell " + programCell + " from " + named.name();
        throw wrong(named, what, "the variable " + variable.name() + " is of another type");
      }
    }
    throw wrong(named, "cell " + programCell, "the variables have no such cell");
  }

  private static InputException wrong(Schedule.Named at, String what, String why) {
    return new InputException(at.at(), what, why, AGAIN);
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
    int before = -1;
    for (int gate : raw.gates()) {
      requireKnown(gate, raw.at());
      if (gate <= before) {
        String what = "gate " + gate + " after " + before;
        throw new InputException(raw.at(), what, "the gates of a packet ascend", AGAIN);
      }
      before = gate;
    }
    return new Packet(raw.root(), raw.gates(), tree);
  }

  /** Each of the numbered gates runs somewhere, so there are no more than gates on two qubits. */
  private void requireKnown(int gate, Location at) {
    if (gate >= gateCount) {
      String why = "the programs of the QPUs have " + gateCount + " gates on two qubits";
      throw new InputException(at, "gate " + gate, why, AGAIN);
    }
  }

  private static int gateCount(List<LocalProgram> programs) {
    return (int)
        programs.stream()
            .flatMap(local -> local.instructions().stream())
            .filter(step -> step instanceof GateOn && step.qubitCount() == 2)
            .count();
  }

  private Move move(Schedule.RawMove raw) {
    List<Integer> path = raw.path().stream().map(name -> qpu(name, raw.at())).toList();
    return new Move(raw.qubit(), raw.before(), path);
  }
}

package bellhop.distributed;

import bellhop.circuit.Program;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.network.Network;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Writes {@code schedule.json}: what concerns all QPUs together. Pairs, ebits and assignment can be
 * had from the rest; they stand there for whoever reads it without Bellhop.
 */
final class ScheduleWriter {
  static final String FILE_NAME = "schedule.json";
  static final String FORMAT = "bellhop-schedule/1";

  private final Distributed distributed;
  private final Network network;
  private final JsonGenerator json;

  private ScheduleWriter(Distributed distributed, Network network, JsonGenerator json) {
    this.distributed = distributed;
    this.network = network;
    this.json = json;
  }

  static Text write(Distributed distributed, Network network, List<String> files) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(Pretty.CONTEXT, text)) {
      new ScheduleWriter(distributed, network, json).schedule(files);
    }
    return new Text(FILE_NAME, text + "\n");
  }

  private void schedule(List<String> files) {
    json.writeStartObject();
    json.writeStringProperty("format", FORMAT);
    json.writeStringProperty("program", distributed.program());
    json.writeName("qpus").writeStartArray();
    for (int qpu = 0; qpu < files.size(); qpu++) {
      json.writeStartObject();
      json.writeStringProperty("name", name(qpu));
      json.writeStringProperty("file", files.get(qpu));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberProperty("ebits", distributed.ebits());
    each("assignment", distributed.assignment(), qpu -> json.writeString(name(qpu)));
    each("start", distributed.start(), this::place);
    each("end", distributed.end(), this::place);
    each("variables", distributed.variables(), this::variable);
    each("results", distributed.results(), this::result);
    pairs();
    each("packets", distributed.packets(), this::packet);
    each("moves", distributed.moves(), this::move);
    json.writeName("gate_at").writeStartObject();
    distributed.gateAt().forEach(at -> json.writeStringProperty("" + at.gate(), name(at.qpu())));
    json.writeEndObject();
    if (!distributed.loops().isEmpty()) {
      loops();
    }
    json.writeEndObject();
  }

  private void loops() {
    int[] ebits = Stretches.ebitsOfLoops(distributed);
    json.writeName("loops").writeStartArray();
    for (int loop = 0; loop < ebits.length; loop++) {
      json.writeStartObject();
      json.writeNumberProperty("line", distributed.loops().get(loop).line());
      json.writeNumberProperty("ebits", ebits[loop]);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private <T> void each(String field, List<T> items, Consumer<T> one) {
    json.writeName(field).writeStartArray();
    items.forEach(one);
    json.writeEndArray();
  }

  private String name(int qpu) {
    return distributed.programs().get(qpu).qpu();
  }

  private void place(Place place) {
    json.writeStartObject();
    json.writeStringProperty("qpu", name(place.qpu()));
    json.writeStringProperty(
        "qubit", QubitNames.print(distributed.programs().get(place.qpu()), place.qubit()));
    json.writeEndObject();
  }

  private void variable(Program.Variable variable) {
    json.writeStartObject();
    json.writeStringProperty("name", variable.name());
    json.writeStringProperty("kind", variable.kind().name().toLowerCase(Locale.ROOT));
    json.writeNumberProperty("width", variable.width());
    json.writeBooleanProperty("scalar", variable.scalar());
    json.writeBooleanProperty("output", variable.output());
    json.writeEndObject();
  }

  private void result(Result result) {
    json.writeStartObject();
    json.writeNumberProperty("cell", result.programCell());
    json.writeStringProperty("qpu", name(result.qpu()));
    Cell cell = distributed.programs().get(result.qpu()).cells().get(result.cell());
    json.writeStringProperty("name", cell.name());
    json.writeEndObject();
  }

  private void pairs() {
    long[] needByPs = new long[distributed.pairs().size()];
    for (LocalProgram local : distributed.programs()) {
      for (Instruction instruction : local.instructions()) {
        if (instruction instanceof RequestPair request && request.pair() < needByPs.length) {
          int pair = (int) request.pair();
          needByPs[pair] = Math.max(needByPs[pair], request.needByPs());
        }
      }
    }
    json.writeName("pairs").writeStartArray();
    for (PairUse pair : distributed.pairs()) {
      json.writeStartObject();
      json.writeNumberProperty("id", pair.id());
      json.writeStringProperty("link", linkName(pair.link()));
      json.writeName("qpus").writeStartArray();
      end(pair.qpuA());
      end(pair.qpuB());
      json.writeEndArray();
      if (pair.id() < needByPs.length) {
        json.writeNumberProperty("need_by_ps", needByPs[(int) pair.id()]);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private String linkName(int link) {
    return link < network.links().size() ? network.link(link).name() : "?";
  }

  private void end(int qpu) {
    json.writeString(qpu == PairUse.NOWHERE ? "?" : name(qpu));
  }

  private void packet(Packet packet) {
    json.writeStartObject();
    json.writeNumberProperty("root", packet.root());
    each("gates", packet.gates(), json::writeNumber);
    each(
        "tree",
        packet.tree(),
        edge -> {
          json.writeStartArray();
          json.writeString(name(edge.from()));
          json.writeString(name(edge.to()));
          json.writeEndArray();
        });
    json.writeEndObject();
  }

  private void move(Move move) {
    json.writeStartObject();
    json.writeNumberProperty("qubit", move.qubit());
    json.writeNumberProperty("before", move.before());
    each("path", move.path(), qpu -> json.writeString(name(qpu)));
    json.writeEndObject();
  }

  /** Two blanks a level and a plain line feed, on every platform. */
  private static final class Pretty extends ObjectWriteContext.Base {
    static final Pretty CONTEXT = new Pretty();

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}

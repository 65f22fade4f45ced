import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j Community server: java Server.java HOME PORT [PASSWORD], with its settings in HOME/neo4j.conf.
 *
 * Port 0 takes a free one. Prints "BOLT <port>" once it answers and stops when its standard input ends,
 * so that it never outlives what started it. Without a password nobody has to log in.
 */
public class Server {
    public static void main(String[] args) throws Exception {
        String password = args.length > 2 ? args[2] : "";
        DatabaseManagementService server = new DatabaseManagementServiceBuilder(Path.of(args[0]))
                .loadPropertiesFromFile(Path.of(args[0], "neo4j.conf"))
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("localhost", Integer.parseInt(args[1])))
                .setConfig(GraphDatabaseSettings.auth_enabled, !password.isEmpty())
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        if (!password.isEmpty()) {
            server.database("system").executeTransactionally(
                    "ALTER USER neo4j SET PASSWORD '" + password + "' CHANGE NOT REQUIRED");
        }
        System.out.println("BOLT " + port(server));
        while (System.in.read() >= 0) {
            // Nothing is said here; only the end of input matters.
        }
        System.exit(0);
    }

    private static int port(DatabaseManagementService server) {
        GraphDatabaseAPI system = (GraphDatabaseAPI) server.database("system");
        return system.getDependencyResolver().resolveDependency(ConnectorPortRegister.class)
                .getLocalAddress(ConnectorType.BOLT).getPort();
    }
}

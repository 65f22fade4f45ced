import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import org.neo4j.configuration.Config;
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
 * so that it never outlives what started it. Without a password nobody has to log in. A line "READ ONLY" or
 * "READ WRITE" says what may be done to its databases from then on; it is answered with "DONE".
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
        BufferedReader said = new BufferedReader(new InputStreamReader(System.in));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            resolve(server, Config.class).setDynamic(
                    GraphDatabaseSettings.read_only_database_default, line.equals("READ ONLY"), "Server");
            System.out.println("DONE");
        }
        System.exit(0);
    }

    private static int port(DatabaseManagementService server) {
        return resolve(server, ConnectorPortRegister.class).getLocalAddress(ConnectorType.BOLT).getPort();
    }

    private static <T> T resolve(DatabaseManagementService server, Class<T> kind) {
        return ((GraphDatabaseAPI) server.database("system")).getDependencyResolver().resolveDependency(kind);
    }
}

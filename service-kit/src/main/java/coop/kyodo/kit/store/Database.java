package coop.kyodo.kit.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/// JDBI over the service's data source, which connects as the application's role.
@ApplicationScoped
class Database {

    @Produces
    @ApplicationScoped
    Jdbi jdbi(DataSource dataSource) {
        return Jdbi.create(dataSource);
    }
}

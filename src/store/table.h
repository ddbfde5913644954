/// What every table class has: the connection it speaks through.
#pragma once

namespace needlebook::store {

class Connection;

class Table {
public:
    explicit Table(Connection& connection) : connection_{&connection} {}

protected:
    Connection& db() const { return *connection_; }

private:
    Connection* connection_;
};

}  // namespace needlebook::store

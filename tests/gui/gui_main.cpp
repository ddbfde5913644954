// Starts wx, then runs the tests inside its event loop.
#include <clocale>

#include <wx/app.h>
#include <wx/evtloop.h>
#include <catch2/catch_session.hpp>

namespace {

class TestApp : public wxApp {
public:
    bool OnInit() override {
        SetExitOnFrameDelete(false);
        return true;
    }
    int OnRun() override {
        wxEventLoop loop;
        const wxEventLoopActivator active{&loop};
        return Catch::Session().run(argc, static_cast<char**>(argv));
    }
};

}  // namespace

wxIMPLEMENT_APP_NO_MAIN(TestApp);

int main(int argc, char** argv) {
    std::setlocale(LC_ALL, "");  // As the program does: without it, wx takes no word with "…".
    return wxEntry(argc, argv);
}
